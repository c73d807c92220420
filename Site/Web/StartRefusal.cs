using Microsoft.Extensions.Options;
using Site.Billing.PayFip;
using Site.Cms.Data;
using Site.Cms.FirstRun;
using Site.Core.Data;

namespace Site.Web;

/// <summary>Why the site does not start, where an operator can do something about it: a sentence instead of a stack trace.</summary>
internal static class StartRefusal
{
    /// <returns>Null for a fault of ours, which keeps its stack trace.</returns>
    public static string? Explain(Exception refused) => refused switch
    {
        OptionsValidationException settings => $"The site does not start, a setting is wrong:\n{string.Join('\n', settings.Failures.Select(failure => $"- {failure}"))}",
        DataFolderException or DatabaseUnusableException or CmsDatabaseException or FirstRunException or SimulatorAddressException => $"The site does not start: {refused.Message}",
        _ => null,
    };
}

using Site.Core.Help;
using Site.Core.Help.Rendering;

namespace Site.Tests.Help;

internal static class Texts
{
    /// <summary>All that a page of this content says in running text, on one line.</summary>
    public static string Of(HelpContent content) => PlainText.OneLine(content switch
    {
        FaqEntry entry => PlainText.Of(entry.Answer),
        Page page => PlainText.Of(page.Body),
        HelpCentre centre => string.Join('\n', PlainText.Of(centre.Introduction), centre.Phone, centre.Mail),
        Tutorial tutorial => tutorial.Summary + '\n' + string.Join('\n', tutorial.Steps.Select(step => step.Title + ".\n" + PlainText.Of(step.Body))),
        _ => "",
    });
}

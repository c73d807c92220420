using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Site.Account;

/// <summary>One sentence on what was done, shown once on the next page that has <c>_Notice</c>; in a protected cookie meanwhile.</summary>
internal static class Notice
{
    private const string Key = "fait";

    public static void Say(this Controller controller, string sentence) => controller.TempData[Key] = sentence;

    /// <summary>Null: nothing was done.</summary>
    public static string? Take(ITempDataDictionary temporary) => temporary[Key] as string;
}

using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Model;

namespace Site.Cms.Management;

/// <summary>
/// <c>language</c>, <c>item/language</c>, <c>segment</c> and <c>culture</c>, for all staff. The site has one language, which its settings name: there is nothing to write.
/// </summary>
internal static class LanguageEndpoints
{
    private static readonly ProblemTexts Texts = new((OperationStatus.NotFound, new(404, "The language could not be found")));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/language", (Page page, CmsOptions options) => Answer.Json(page.Of([Language.Of(options)]))).ForAllStaff();
        api.MapGet("/language/{isoCode}", (string isoCode, CmsOptions options) =>
            Is(isoCode, options) ? Answer.Json(Language.Of(options)) : Answer.Refusal(OperationStatus.NotFound, Texts)).ForAllStaff();
        api.MapGet("/item/language", (HttpRequest request, CmsOptions options) =>
            Answer.Json(request.Query["isoCode"].Any(code => Is(code, options)) ? [LanguageItem.Of(options)] : Array.Empty<LanguageItem>())).ForAllStaff();
        api.MapGet("/item/language/default", (CmsOptions options) => Answer.Json(LanguageItem.Of(options))).ForAllStaff();
        // Documents do not vary by segment either.
        api.MapGet("/segment", (Page page) => Answer.Json(page.Of<Language>([]))).ForAllStaff();
        api.MapGet("/culture", (Page page) => Answer.Json(page.Of(Cultures.All))).ForAllStaff();
    }

    private static bool Is(string? isoCode, CmsOptions options) => string.Equals(isoCode, options.DefaultLanguage, StringComparison.OrdinalIgnoreCase);

    private sealed record Language(string IsoCode, string Name, bool IsDefault, bool IsMandatory, string? FallbackIsoCode)
    {
        public static Language Of(CmsOptions options) => new(options.DefaultLanguage, Cultures.NameOf(options.DefaultLanguage), IsDefault: true, IsMandatory: false, null);
    }

    private sealed record LanguageItem(string IsoCode, string Name)
    {
        public static LanguageItem Of(CmsOptions options) => new(options.DefaultLanguage, Cultures.NameOf(options.DefaultLanguage));
    }

    private sealed record Culture(string Name, string EnglishName);

    private static class Cultures
    {
        private static readonly Lazy<IReadOnlyList<Culture>> Known = new(() =>
        [
            .. CultureInfo.GetCultures(CultureTypes.AllCultures).Where(culture => culture.Name.Length > 0)
                .Select(culture => new Culture(culture.Name, culture.EnglishName))
                .OrderBy(culture => culture.EnglishName, StringComparer.InvariantCultureIgnoreCase),
        ]);

        public static IReadOnlyList<Culture> All => Known.Value;

        /// <summary>In its own language: <c>Français (France)</c>.</summary>
        public static string NameOf(string isoCode)
        {
            var culture = CultureInfo.GetCultureInfo(isoCode);
            return string.Concat(culture.NativeName[..1].ToUpper(culture), culture.NativeName.AsSpan(1));
        }
    }
}

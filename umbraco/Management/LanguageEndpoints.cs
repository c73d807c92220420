using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms.Data;
using Site.Cms.Dictionary;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>
/// <c>language</c>, <c>item/language</c> and <c>culture</c>: all staff read them. Content has one language, which the settings name; others are for the
/// dictionary alone.
/// </summary>
internal static class LanguageEndpoints
{
    private static readonly ProblemTexts Texts = new(
        (OperationStatus.NotFound, new(404, "The language could not be found")),
        (OperationStatus.DuplicateIsoCode, new(400, "Duplicate ISO code", "Another language already exists with the attempted ISO code.")),
        (OperationStatus.InvalidIsoCode, new(400, "Invalid ISO code", "The attempted ISO code does not represent a valid culture.")),
        (OperationStatus.InvalidFallbackIsoCode, new(400, "Invalid Fallback ISO code", "The attempted fallback ISO code does not represent a valid culture.")),
        (OperationStatus.InvalidFallback, new(400, "Invalid fallback language", "The fallback language could not be applied. This may be caused if the fallback language causes cyclic fallbacks.")),
        (OperationStatus.MissingDefault, new(400, "No default language", "The attempted operation would result in having no default language defined. This is not allowed.")),
        (OperationStatus.InvalidDefault, new(400, "Invalid default language", "The language of all content is fixed in the settings (Cms:DefaultLanguage).")));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/language", (Page page, CmsEngine engine, LanguageService languages) =>
            Answer.Json(page.Of([.. languages.All(engine.State)], language => Of(language, languages)))).ForAllStaff();
        api.MapGet("/language/{isoCode}", (string isoCode, CmsEngine engine, LanguageService languages) =>
            languages.Find(engine.State, isoCode) is { } found ? Answer.Json(Of(found, languages)) : Answer.Refusal(OperationStatus.NotFound, Texts)).ForAllStaff();
        api.MapPost("/language", async (Body<CreateLanguage> body, StaffMember member, LanguageService languages) =>
        {
            var request = body.Value;
            var result = await languages.CreateAsync(new SiteLanguage(request.IsoCode, request.Name, request.IsMandatory, request.FallbackIsoCode), request.IsDefault, member.Id);
            return result.Succeeded ? new CreatedLanguage(CultureInfo.GetCultureInfo(request.IsoCode).Name) : Answer.Refusal(result, Texts);
        }).For(Sections.Settings);
        api.MapPut("/language/{isoCode}", async (string isoCode, Body<UpdateLanguage> body, StaffMember member, LanguageService languages) =>
        {
            var request = body.Value;
            return Answer.Of(await languages.UpdateAsync(new SiteLanguage(isoCode, request.Name, request.IsMandatory, request.FallbackIsoCode), request.IsDefault, member.Id), Texts);
        }).For(Sections.Settings);
        api.MapDelete("/language/{isoCode}", async (string isoCode, StaffMember member, LanguageService languages) =>
            Answer.Of(await languages.DeleteAsync(isoCode, member.Id), Texts)).For(Sections.Settings);
        api.MapGet("/item/language", (HttpRequest request, CmsEngine engine, LanguageService languages) => Answer.Json(languages.All(engine.State)
            .Where(language => request.Query["isoCode"].Contains(language.IsoCode, StringComparer.OrdinalIgnoreCase)).Select(Item))).ForAllStaff();
        api.MapGet("/item/language/default", (CmsEngine engine, LanguageService languages) => Answer.Json(Item(languages.All(engine.State)[0]))).ForAllStaff();
        api.MapGet("/culture", (Page page) => Answer.Json(page.Of(Cultures.Value))).ForAllStaff();
        // Documents do not vary by segment either.
        api.MapGet("/segment", (Page page) => Answer.Json(page.Of<Language>([]))).ForAllStaff();
    }

    private static readonly Lazy<IReadOnlyList<Culture>> Cultures = new(() =>
    [
        .. CultureInfo.GetCultures(CultureTypes.AllCultures).Where(culture => culture.Name.Length > 0)
            .Select(culture => new Culture(culture.Name, culture.EnglishName))
            .OrderBy(culture => culture.EnglishName, StringComparer.InvariantCultureIgnoreCase),
    ]);

    private static Language Of(SiteLanguage language, LanguageService languages) =>
        new(language.IsoCode, language.Name, languages.IsDefault(language), language.IsMandatory, language.FallbackIsoCode);

    private static LanguageItem Item(SiteLanguage language) => new(language.IsoCode, language.Name);

    private sealed record Language(string IsoCode, string Name, bool IsDefault, bool IsMandatory, string? FallbackIsoCode);

    private sealed record LanguageItem(string IsoCode, string Name);

    private sealed record Culture(string Name, string EnglishName);

    internal sealed record CreateLanguage
    {
        public required string IsoCode { get; init; }
        public required string Name { get; init; }
        [JsonRequired] public bool IsDefault { get; init; }
        [JsonRequired] public bool IsMandatory { get; init; }
        public string? FallbackIsoCode { get; init; }
    }

    internal sealed record UpdateLanguage
    {
        public required string Name { get; init; }
        [JsonRequired] public bool IsDefault { get; init; }
        [JsonRequired] public bool IsMandatory { get; init; }
        public string? FallbackIsoCode { get; init; }
    }

    /// <summary>A language has a code where other things have an id.</summary>
    private sealed class CreatedLanguage(string isoCode) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var address = httpContext.RequestServices.GetRequiredService<CmsOptions>().StaffAddress();
            httpContext.Response.StatusCode = StatusCodes.Status201Created;
            httpContext.Response.Headers.Location = new Uri(address, $"{ManagementApi.Prefix}/language/{isoCode}").AbsoluteUri;
            httpContext.Response.Headers["Umb-Generated-Resource"] = isoCode;
            return Task.CompletedTask;
        }
    }
}

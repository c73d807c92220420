using System.Globalization;
using Site.Cms.Data;
using Site.Cms.Model;

namespace Site.Cms.Dictionary;

/// <summary>
/// The languages of dictionary texts. The one of all content comes from the settings and is always there; what is changed of it (its name) is stored
/// like the others.
/// </summary>
public sealed class LanguageService(CmsEngine engine, CmsOptions options)
{
    private const int LongestName = 255;

    public bool IsDefault(SiteLanguage language) => IsDefault(language.IsoCode);

    /// <summary>The language of all content first, the others by their code.</summary>
    public IReadOnlyList<SiteLanguage> All(CmsState state) =>
    [
        Default(state), .. state.Languages.Values.Where(language => !IsDefault(language)).OrderBy(language => language.IsoCode, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Without regard to case; null for one that is not installed.</summary>
    public SiteLanguage? Find(CmsState state, string isoCode) => IsDefault(isoCode) ? Default(state) : state.Languages.GetValueOrDefault(isoCode);

    public Task<OperationResult> CreateAsync(SiteLanguage language, bool isDefault, Guid user) => engine.WriteAsync<OperationResult>(user, write =>
    {
        if (!CmsOptions.IsCulture(language.IsoCode))
            return OperationStatus.InvalidIsoCode;
        if (Find(write.State, language.IsoCode) is not null)
            return OperationStatus.DuplicateIsoCode;
        return Save(write, language with { IsoCode = CultureInfo.GetCultureInfo(language.IsoCode).Name }, isDefault);
    });

    public Task<OperationResult> UpdateAsync(SiteLanguage language, bool isDefault, Guid user) => engine.WriteAsync<OperationResult>(user, write =>
        Find(write.State, language.IsoCode) is { } known ? Save(write, language with { IsoCode = known.IsoCode }, isDefault) : OperationStatus.NotFound);

    /// <summary>With all texts in it.</summary>
    public Task<OperationResult> DeleteAsync(string isoCode, Guid user) => engine.WriteAsync<OperationResult>(user, write =>
    {
        if (IsDefault(isoCode))
            return OperationStatus.MissingDefault;
        if (Find(write.State, isoCode) is not { } language)
            return OperationStatus.NotFound;
        foreach (var other in write.State.Languages.Values.Where(other => other.FallbackIsoCode == language.IsoCode))
            write.Put(other with { FallbackIsoCode = null });
        foreach (var item in write.State.Dictionary.Values.Where(item => item.Translations.Any(translation => translation.IsoCode == language.IsoCode)))
            write.Put(item with { Translations = item.Translations.RemoveAll(translation => translation.IsoCode == language.IsoCode) });
        write.RemoveLanguage(language.IsoCode);
        return OperationResult.Success;
    });

    /// <summary>In its own language: <c>Français (France)</c>.</summary>
    public static string NameOf(string isoCode)
    {
        var culture = CultureInfo.GetCultureInfo(isoCode);
        return string.Concat(culture.NativeName[..1].ToUpper(culture), culture.NativeName.AsSpan(1));
    }

    private OperationResult Save(CmsWriter write, SiteLanguage language, bool isDefault)
    {
        if (string.IsNullOrWhiteSpace(language.Name) || language.Name.Length > LongestName)
            return OperationStatus.InvalidName;
        // Content has one language, which the settings name.
        if (isDefault != IsDefault(language))
            return isDefault ? OperationStatus.InvalidDefault : OperationStatus.MissingDefault;
        if (language.FallbackIsoCode is { } code)
        {
            if (Find(write.State, code) is not { } fallback)
                return OperationStatus.InvalidFallbackIsoCode;
            for (var at = fallback; at is not null; at = at.FallbackIsoCode is { } next ? Find(write.State, next) : null)
            {
                if (at.IsoCode == language.IsoCode)
                    return OperationStatus.InvalidFallback;
            }
            language = language with { FallbackIsoCode = fallback.IsoCode };
        }
        write.Put(language);
        return OperationResult.Success;
    }

    private SiteLanguage Default(CmsState state) =>
        state.Languages.GetValueOrDefault(options.DefaultLanguage) ?? new SiteLanguage(options.DefaultLanguage, NameOf(options.DefaultLanguage), IsMandatory: false, null);

    private bool IsDefault(string isoCode) => isoCode.Equals(options.DefaultLanguage, StringComparison.OrdinalIgnoreCase);
}

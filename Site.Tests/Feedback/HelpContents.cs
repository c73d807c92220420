using System.Collections.Frozen;
using Site.Core.Help;

namespace Site.Tests.Feedback;

/// <summary>Published contents as the library holds them, without a CMS.</summary>
internal static class HelpContents
{
    public static readonly DateTimeOffset FirstVersion = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero).AddTicks(1234567);

    public static readonly DateTimeOffset SecondVersion = FirstVersion.AddDays(30);

    public static Page Page(DateTimeOffset? version = null, Guid? id = null) => new(
        id ?? Guid.NewGuid(), "/page-de-test", "J’ai perdu mon identifiant", FirstVersion, version ?? FirstVersion, default);

    public static FaqEntry Question(string title, string? screen = null) => new(
        Guid.NewGuid(), $"/faq/{Guid.NewGuid():N}", title, FirstVersion, FirstVersion, default, [], [], screen);

    public static ContentList List() => new(Guid.NewGuid(), "/faq", "Foire aux questions", FirstVersion, FirstVersion);

    public static void Publish(this HelpLibrary library, params HelpContent[] contents) => library.Replace(library.Current with
    {
        Number = library.Current.Number + 1,
        Pages = [.. contents.OfType<Page>()],
        Forms = [.. contents.OfType<Form>()],
        ById = contents.ToFrozenDictionary(content => content.Id),
        ByAddress = contents.DistinctBy(content => content.Address).ToFrozenDictionary(content => content.Address),
    });
}

using System.Text.RegularExpressions;
using Site.Core.Desk;
using Site.Tests.Support;

namespace Site.Tests.Desk;

/// <summary>The desk's screen has a French word for everything that the API may tell it.</summary>
public partial class DeskWordsTests
{
    private static readonly string Words = File.ReadAllText(Path.Combine(Repository.Root, "umbraco", "packages", "desk", "words.js"));

    [Test]
    public void Every_kind_of_mail_to_parents_has_a_name()
    {
        var sources = new[] { Path.Combine("Site", "IdentityProvider", "AccountMails.cs"), Path.Combine("Site.Core", "Families", "Linking", "LinkMails.cs"), Path.Combine("Site.Core", "Account", "IdentityMails.cs"), Path.Combine("Site.Core", "Account", "EndingMails.cs") }
            .Select(file => File.ReadAllText(Path.Combine(Repository.Root, file)));
        var kinds = sources.SelectMany(source => Kind().Matches(source)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.That(kinds, Does.Contain("activation").And.Contain("dossier-linked"));
        Assert.That(kinds.Where(kind => !Words.Contains($"'{kind}':", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_act_has_a_name()
    {
        var acts = Enum.GetNames<DeskActionKind>().Except([nameof(DeskActionKind.Searched), nameof(DeskActionKind.LookedAtDossier), nameof(DeskActionKind.LookedAtAccount)]);

        Assert.That(acts.Where(act => !Words.Contains($"  {char.ToLowerInvariant(act[0])}{act[1..]}: '", StringComparison.Ordinal)), Is.Empty);
    }

    [GeneratedRegex("""(?:Add\(db, |Kind = )"([a-z-]+)""")]
    private static partial Regex Kind();
}

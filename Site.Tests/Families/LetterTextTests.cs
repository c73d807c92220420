using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Site.Core.Families;

namespace Site.Tests.Families;

/// <summary>FAQ « pour le nom et le numéro de dossier, les saisir à l’identique »: what is forgiven, and that nothing else is.</summary>
public class LetterTextTests
{
    private static readonly Gen<string> Letters = Gen.Elements([.. "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôöùûüÿñœæßøłABCDÉÈÇŒÆŠ".Select(letter => letter.ToString())]);
    private static readonly Gen<string> Words = Letters.NonEmptyListOf().Select(letters => string.Concat(letters.Take(8)));
    private static readonly Gen<string> Names =
        from first in Words
        from rest in (from sign in Gen.Elements(" ", "-", "’", "'") from word in Words select sign + word).ListOf()
        select first + string.Concat(rest.Take(3));

    private static readonly Gen<string> Numbers =
        from parts in Gen.Elements("104", "2024", "7", "CF", "-", "/", "0012").NonEmptyListOf() select string.Join(' ', parts.Take(5));

    /// <summary>Each of them is forgiven: writes a name in another way.</summary>
    private static readonly (string What, Func<string, string> Write)[] Forgiven =
    [
        ("small letters", name => name.ToLowerInvariant()),
        ("capitals", name => name.ToUpperInvariant()),
        ("no accents", WithoutAccents),
        ("accents apart from their letters", name => name.Normalize(NormalizationForm.FormD)),
        ("other accents", name => string.Concat(name.Select(letter => letter is 'e' or 'a' or 'u' ? letter + "\u0302" : letter.ToString()))),
        ("straight apostrophes", name => name.Replace('’', '\'')),
        ("curly apostrophes", name => name.Replace('\'', '’')),
        ("accents for apostrophes", name => name.Replace('’', '´').Replace('\'', '`')),
        ("other hyphens", name => name.Replace('-', '‑')),
        ("dashes for hyphens", name => name.Replace('-', '–')),
        ("doubled blanks", name => name.Replace(" ", "   ")),
        ("no-break blanks", name => name.Replace(' ', '\u00A0')),
        ("blanks around", name => "  " + name + "\t"),
    ];

    /// <summary>Each of them is not: another name, or null where it has nothing to change.</summary>
    private static readonly (string What, Func<string, string?> Write)[] NotForgiven =
    [
        ("a blank for a hyphen", name => name.Contains('-') ? name.Replace('-', ' ') : null),
        ("a hyphen for a blank", name => name.Contains(' ') ? name.Replace(' ', '-') : null),
        ("a blank for an apostrophe", name => name.Contains('’') ? name.Replace('’', ' ') : null),
        ("no hyphen", name => name.Contains('-') ? name.Replace("-", "") : null),
        ("no apostrophe", name => name.Contains('’') ? name.Replace("’", "") : null),
        ("no blank", name => name.Contains(' ') ? name.Replace(" ", "") : null),
        ("one letter more", name => name + "b"),
        ("one letter doubled", name => name[..1] + name),
        ("the first letter missing", name => name.Length > 1 && char.IsLetter(name[1]) ? name[1..] : null),
        ("oe for œ", name => name.Contains('œ') ? name.Replace("œ", "oe") : null),
        ("ss for ß", name => name.Contains('ß') ? name.Replace("ß", "ss") : null),
        ("o for ø", name => name.Contains('ø') ? name.Replace('ø', 'o') : null),
        ("a full stop", name => name + "."),
    ];

    [Test]
    public void What_is_forgiven_in_a_name_makes_no_difference() => Prop.ForAll(Names.ToArbitrary(), name =>
    {
        foreach (var (what, write) in Forgiven)
            Assert.That(LetterText.Same(LetterText.Name(write(name)), LetterText.Name(name)), Is.True, $"{what}: {name} / {write(name)}");
    }).QuickCheckThrowOnFailure();

    [Test]
    public void All_that_is_forgiven_may_come_at_once() => Prop.ForAll(Names.ToArbitrary(), name =>
    {
        var written = Forgiven.Aggregate(name, (text, one) => one.Write(text));
        Assert.That(LetterText.Name(written), Is.EqualTo(LetterText.Name(name)), written);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Whatever_else_differs_in_a_name_makes_another_name() => Prop.ForAll(Names.ToArbitrary(), name =>
    {
        foreach (var (what, write) in NotForgiven)
            if (write(name) is { } other)
                Assert.That(LetterText.Same(LetterText.Name(other), LetterText.Name(name)), Is.False, $"{what}: {name} / {other}");
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Two_names_are_the_same_only_when_their_letters_are() => Prop.ForAll(Names.ToArbitrary(), Names.ToArbitrary(), (one, other) =>
        LetterText.Same(LetterText.Name(one), LetterText.Name(other)) == string.Equals(ByHand(one), ByHand(other), StringComparison.Ordinal))
        .QuickCheckThrowOnFailure();

    [TestCase("L’Hénaff-Diop", "l'henaff‐diop", true)]
    [TestCase("Lefèvre", "LEFEVRE", true)]
    [TestCase("Le Goff", "le  goff", true)]
    [TestCase("Öztürk", "Ozturk", true)]
    [TestCase("Lefèvre", "Lefebvre", false)]
    [TestCase("Le Goff", "LeGoff", false)]
    [TestCase("Dubois-Mercier", "Dubois Mercier", false)]
    [TestCase("D’Almeida", "DAlmeida", false)]
    [TestCase("Lecœur", "Lecoeur", false)]
    public void Names_of_letters(string letter, string typed, bool same) =>
        Assert.That(LetterText.Same(LetterText.Name(letter), LetterText.Name(typed)), Is.EqualTo(same));

    [Test]
    public void Blanks_in_a_number_make_no_difference() => Prop.ForAll(Numbers.ToArbitrary(), number =>
    {
        foreach (var written in new[] { number.Replace(" ", ""), number.Replace(' ', '\u202F'), $" {number} ", string.Join("  ", number.AsEnumerable()) })
            Assert.That(LetterText.Number(written), Is.EqualTo(LetterText.Number(number)), written);
    }).QuickCheckThrowOnFailure();

    [TestCase("104 200", "104200", true)]
    [TestCase("CF-12", "cf‑12", true)]
    [TestCase("0104", "104", false)]
    [TestCase("CF-12", "CF12", false)]
    [TestCase("104/200", "104-200", false)]
    [TestCase("104200", "104201", false)]
    public void Numbers_of_letters(string letter, string typed, bool same) =>
        Assert.That(LetterText.Same(LetterText.Number(letter), LetterText.Number(typed)), Is.EqualTo(same));

    [Test]
    public void Any_text_at_all_is_compared_without_an_error() => Prop.ForAll<string?>(text =>
        LetterText.Name(LetterText.Name(text)) == LetterText.Name(text) && LetterText.Number(LetterText.Number(text)) == LetterText.Number(text))
        .QuickCheckThrowOnFailure();

    // With names of their own: test runners lose a case whose name is no text.
    [TestCase("\uD800", TestName = "What_is_no_text_is_nobody_s_name(half a pair)")]
    [TestCase("Martin\uFFFE", TestName = "What_is_no_text_is_nobody_s_name(U+FFFE)")]
    [TestCase("   ")]
    public void What_is_no_text_is_nobody_s_name(string text) => Assert.That(LetterText.Name(text), Is.Empty);

    [Test]
    public void A_text_longer_than_any_name_is_not_compared() => Assert.That(LetterText.Name(new string('a', LetterText.Longest + 1)), Is.Empty);

    private static string WithoutAccents(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));

    /// <summary>The same rule once more, for the letters that the generator knows.</summary>
    private static string ByHand(string name) => WithoutAccents(name).ToUpperInvariant().Replace('’', '\'');
}

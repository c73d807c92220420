using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Site.Core.Privacy;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Site.Tests.Feedback;

public partial class PersonalDataMaskTests
{
    [TestCase("jean.dupont@exemple.fr", ExpectedResult = "[adresse e-mail masquée]")]
    [TestCase("(Jean+cergy@mail.exemple.fr).", ExpectedResult = "([adresse e-mail masquée]).")]
    [TestCase("zoé@école.fr;paul_b@x.co.uk", ExpectedResult = "[adresse e-mail masquée];[adresse e-mail masquée]")]
    [TestCase("jean (at) exemple (point) fr", ExpectedResult = "[adresse e-mail masquée]")]
    [TestCase("jean arobase exemple point fr", ExpectedResult = "[adresse e-mail masquée]")]
    [TestCase("un@deux@exemple.fr", ExpectedResult = "[adresse e-mail masquée]")]
    [TestCase("jean @ exemple.fr", ExpectedResult = "[adresse e-mail masquée]")]
    [TestCase("au 06 12 34 56 78 le soir", ExpectedResult = "au [numéro de téléphone masqué] le soir")]
    [TestCase("06.12.34.56.78", ExpectedResult = "[numéro de téléphone masqué]")]
    [TestCase("0612345678,", ExpectedResult = "[numéro de téléphone masqué],")]
    [TestCase("+33 (0)6 12 34 56 78", ExpectedResult = "[numéro de téléphone masqué]")]
    [TestCase("0033612345678", ExpectedResult = "[numéro de téléphone masqué]")]
    [TestCase("tél+44 20 7946 0958", ExpectedResult = "[numéro de téléphone masqué]")]
    [TestCase("01/34/33/44/00", ExpectedResult = "[numéro de téléphone masqué]")]
    [TestCase("06 12 34 56 78", ExpectedResult = "[numéro de téléphone masqué]")]
    [TestCase("le 12/09/2025 0612345678", ExpectedResult = "le 12/09/2025 [numéro de téléphone masqué]")]
    [TestCase("dossier n° 123456", ExpectedResult = "dossier n° [numéro de dossier masqué]")]
    [TestCase("Dossier 1234", ExpectedResult = "Dossier [numéro de dossier masqué]")]
    [TestCase("numéro de dossier : F-12345", ExpectedResult = "numéro de dossier : [numéro de dossier masqué]")]
    [TestCase("n° dossier famille 2024-00417", ExpectedResult = "n° dossier famille [numéro de dossier masqué]")]
    [TestCase("mon identifiant est 4521", ExpectedResult = "mon identifiant est [numéro de dossier masqué]")]
    [TestCase("voici 48213976", ExpectedResult = "voici [numéro masqué]")]
    [TestCase("voici CER482139", ExpectedResult = "voici [numéro masqué]")]
    [TestCase("4970 1012 3456 7890", ExpectedResult = "[numéro de carte masqué]")]
    [TestCase("4970-1012-3456-7890", ExpectedResult = "[numéro de carte masqué]")]
    [TestCase("2012-2013-1234-5678", ExpectedResult = "[numéro de carte masqué]")]
    [TestCase("FR76 3000 6000 0112 3456 7890 189", ExpectedResult = "[numéro de carte masqué]")]
    public string Personal_data_is_masked(string text) => PersonalDataMask.Apply(text);

    [TestCase("Le bouton « Réserver » est introuvable : 3 clics pour rien, c’est trop !")]
    [TestCase("Facture de 1 234,50 € du 12/09/2025 à 14 h 30")]
    [TestCase("mon dossier, envoyé le 02/03/2026 14:30")]
    [TestCase("Année 2025-2026, puis 2026/2027")]
    [TestCase("dossier 2025-2026")]
    [TestCase("entre le 12.09.2025 et le 2025-10-31 18 30")]
    [TestCase("95000 Cergy, 3 place de l’Hôtel-de-Ville")]
    [TestCase("@mairie merci, rendez-vous @ la mairie")]
    [TestCase("enfants de 3, 6 et 11 ans ; tarif 12,50 € x 4 = 50 €")]
    [TestCase("dossier incomplet, étape n° 3")]
    [TestCase("")]
    public void Ordinary_text_stays(string text) => Assert.That(PersonalDataMask.Apply(text), Is.EqualTo(text));

    [TestCase("a"), TestCase("1"), TestCase("a."), TestCase("@"), TestCase("a@"), TestCase("a @ b."), TestCase("n° "), TestCase("1 "), TestCase("n°1-"), TestCase("\""), TestCase("01/02/2025 ")]
    public void A_long_hostile_text_is_read_in_one_go(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length));

        Assert.That(PersonalDataMask.Apply(text), Is.Not.Null);
    }

    [Property(MaxTest = 500)]
    public Property No_mail_address_survives() => Prop.ForAll(Surrounded(Mail).ToArbitrary(), text => !MailLike().IsMatch(PersonalDataMask.Apply(text)));

    [Property(MaxTest = 500)]
    public Property No_phone_number_survives() => Prop.ForAll(Surrounded(Phone).ToArbitrary(), text => !PhoneLike().IsMatch(PersonalDataMask.Apply(text)));

    [Property(MaxTest = 500)]
    public Property No_card_number_survives() => Prop.ForAll(Surrounded(Card).ToArbitrary(), text => !CardLike().IsMatch(PersonalDataMask.Apply(text)));

    [Property(MaxTest = 2000)]
    public Property Masking_twice_is_masking_once() => Prop.ForAll(Hostile.ToArbitrary(), text =>
    {
        var once = PersonalDataMask.Apply(text);
        return (PersonalDataMask.Apply(once) == once).Label($"{text} → {once} → {PersonalDataMask.Apply(once)}");
    });

    [Property(MaxTest = 500)]
    public Property Text_without_digit_or_at_sign_stays() => Prop.ForAll(Words.ToArbitrary(), text => PersonalDataMask.Apply(text) == text);

    private static readonly Gen<string> Words =
        from words in Gen.Elements("le", "dossier", "n°", "mon", "identifiant", "est", "école", "réservation", "(été)", "l’an", "€", "«", "»", "!", "\n", "point").ListOf()
        select string.Join(' ', words);

    private static readonly Gen<char> Digit = Gen.Choose('0', '9').Select(code => (char)code);

    private static readonly Gen<string> Mail =
        from local in Text(Gen.Elements("abcdeé0123456789._+-'".ToCharArray()), 1, 12)
        from domain in Text(Gen.Elements("abcdeé0123456789-".ToCharArray()), 1, 10)
        from end in Gen.Elements("fr", "com", "org", "paris")
        select $"{local}@{domain}.{end}";

    private static readonly Gen<string> Phone =
        from prefix in Gen.Elements("0", "+33", "+33 ", "0033 ", "+33 (0)", "+32 ", "+352-")
        from first in Gen.Choose(1, 9)
        from rest in Text(Digit, 8, 8)
        from separator in Gen.Elements("", " ", ".", "-", "\u00A0", "/", " . ", " - ")
        select prefix + first + separator + string.Join(separator, rest.Chunk(2).Select(pair => new string(pair)));

    private static readonly Gen<string> Card =
        from digits in Text(Digit, 13, 19)
        from separator in Gen.Elements("", " ", "-")
        select string.Join(separator, digits.Chunk(4).Select(four => new string(four)));

    private static readonly Gen<string> Hostile =
        from parts in Gen.Elements(
            "@", ".", "fr", "a", "jean", " ", "  ", "\u00A0", "0", "1", "06", "12", "2025", "2026", "/", "-", "+", "(", ")", "[", "]", "\"", "123456", "n°",
            "dossier", "numéro", "est", "le", ":", ",", "arobase", "point", "(at)", "\n", "٣٤٥", PersonalDataMask.Mail, PersonalDataMask.Number, PersonalDataMask.Dossier).ListOf()
        select string.Concat(parts);

    private static Gen<string> Surrounded(Gen<string> inner) =>
        from before in Words
        from text in inner
        from after in Words
        from open in Gen.Elements(" ", "\n", " (", " : ", ", ", " «\u00A0")
        from close in Gen.Elements(" ", "\n", ") ", ", ", ". ", "\u00A0» ", "")
        select before + open + text + close + after;

    private static Gen<string> Text(Gen<char> characters, int shortest, int longest) =>
        from length in Gen.Choose(shortest, longest)
        from text in characters.ArrayOf(length)
        select new string(text);

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.\w{2,}")]
    private static partial Regex MailLike();

    [GeneratedRegex(@"(?:\d[\s./()-]{0,3}){9,}")]
    private static partial Regex PhoneLike();

    [GeneratedRegex(@"(?:\d[ -]?){13,}")]
    private static partial Regex CardLike();
}

using FsCheck;
using FsCheck.Fluent;
using Site.Core.Help;

namespace Site.Tests.Help;

public class ContentAddressesTests
{
    [TestCase("helpCentre", "/", "/aide")]
    [TestCase("tutorialList", "/nos-tutoriels/", "/tutoriels")]
    [TestCase("faqList", "/questions-frequentes/", "/faq")]
    [TestCase("tutorial", "/nos-tutoriels/creer-un-compte/", "/tutoriels/creer-un-compte")]
    [TestCase("faqEntry", "/questions-frequentes/Identifiant-Perdu", "/faq/identifiant-perdu")]
    [TestCase("page", "/pages/mentions-legales/", "/mentions-legales")]
    [TestCase("announcement", "/fermeture/", null)]
    [TestCase("somethingElse", "/x/", null)]
    public void The_type_decides_the_address(string type, string route, string? address)
    {
        Assert.That(Assign(Document(1, type, route)).Of(Sample.Id(1)), Is.EqualTo(address));
    }

    [Test]
    public void The_same_address_twice_belongs_to_the_elder_and_the_younger_are_numbered()
    {
        var book = Assign(
            Document(3, "faqEntry", "/faq/a/x/", day: 2), Document(1, "faqEntry", "/faq/b/x/", day: 3),
            Document(2, "faqEntry", "/faq/c/x/", day: 1), Document(4, "faqEntry", "/faq/d/x/", day: 2));

        Assert.That(Enumerable.Range(1, 4).Select(n => book.Of(Sample.Id(n))), Is.EqualTo(new[] { "/faq/x-3", "/faq/x", "/faq/x-1", "/faq/x-2" }));
    }

    [Test]
    public void A_numbered_address_never_takes_the_one_that_a_document_has_by_name()
    {
        var book = Assign(Document(1, "page", "/x/"), Document(2, "page", "/a/x/", day: 2), Document(3, "page", "/x-1/", day: 3));

        Assert.That((book.Of(Sample.Id(2)), book.Of(Sample.Id(3))), Is.EqualTo(("/x-2", "/x-1")));
    }

    [TestCase("/faq/")]
    [TestCase("/pages/Umbraco/")]
    [TestCase("connexion")]
    public void A_page_may_not_take_the_application_s_own_address(string route)
    {
        Assert.That(ContentAddresses.Refusal("page", route), Does.Contain("est réservée au fonctionnement du portail"));
        Assert.That(Assign(Document(1, "page", route)).Of(Sample.Id(1)), Does.EndWith("-1"));
    }

    [TestCase("page", "/mentions-legales/")]
    [TestCase("faqEntry", "/faq/connexion/")]
    [TestCase("tutorialList", "/tutoriels/")]
    public void Other_addresses_are_fine(string type, string route)
    {
        Assert.That(ContentAddresses.Refusal(type, route), Is.Null);
    }

    [FsCheck.NUnit.Property]
    public Property Each_document_has_its_own_address_whatever_the_order() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), segments =>
        {
            var documents = segments
                .Select((segment, i) => Document(i + 1, segment % 2 == 0 ? "page" : "faqEntry", $"/p/{segment % 5}{(segment % 3 == 0 ? "-1" : "")}/", segment % 4))
                .ToArray();
            var book = Assign(documents);
            var reversed = Assign([.. Enumerable.Reverse(documents)]);
            return documents.Select(document => book.Of(document.Id)).Distinct().Count() == documents.Length
                && documents.All(document => book.Of(document.Id) == reversed.Of(document.Id));
        });

    private static AddressBook Assign(params AddressedDocument[] documents) => ContentAddresses.Assign(documents);

    private static AddressedDocument Document(int number, string type, string route, int day = 0) => new(Sample.Id(number), type, route, Sample.Day.AddDays(day));
}

using System.Text;
using Site.Core.Families;
using Site.Tests.Support;

namespace Site.Tests.Families;

/// <summary>Letters with a code that works once (<c>Families:LetterCode:Required</c>).</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class LetterCodeTests(Store store)
{
    private FamilyWorld _world = null!;
    private Guid _dossier;

    [SetUp]
    public async Task Start()
    {
        _world = await FamilyWorld.OfTownAsync(PostgreSqlServer.For(store));
        _world.Options.LetterCode.Required = true;
        _dossier = (await _world.AllAsync<Dossier>()).Single(dossier => dossier.Number == Town.LHenaff).Id;
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task A_code_links_once()
    {
        var code = await IssueAsync();

        Assert.That(await LinkAsync("elodie", "L’Hénaff-Diop", code), Is.InstanceOf<LinkResult.Linked>());
        Assert.That(await LinkAsync("karim", "Diop", code), Is.EqualTo(new LinkResult.CodeWrong()));
        Assert.That((await _world.AllAsync<DossierLink>()).Single().Proof, Is.EqualTo(LinkProof.LetterWithCode));
    }

    [Test]
    public async Task A_second_click_finds_the_dossier_linked_though_the_code_is_used()
    {
        var code = await IssueAsync();
        await LinkAsync("elodie", "L’Hénaff-Diop", code);

        Assert.That(await LinkAsync("elodie", "L’Hénaff-Diop", code), Is.EqualTo(new LinkResult.AlreadyLinked(_dossier)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("0000-0000-0000")]
    public async Task Without_the_letter_s_code_nothing_is_linked_and_a_failure_counted(string? code)
    {
        await IssueAsync();

        Assert.That(await LinkAsync("elodie", "L’Hénaff-Diop", code), Is.EqualTo(new LinkResult.CodeWrong()));
        Assert.That(await _world.AllAsync<LetterFailure>(), Has.Count.EqualTo(1));
        Assert.That(await _world.AllAsync<DossierLink>(), Is.Empty);
    }

    [Test]
    public async Task A_code_is_typed_as_people_type()
    {
        var code = (await IssueAsync()).ToLowerInvariant().Replace('-', ' ').Replace('0', 'o').Replace('1', 'l');

        Assert.That(await LinkAsync("elodie", "L’Hénaff-Diop", code), Is.InstanceOf<LinkResult.Linked>());
    }

    [Test]
    public async Task A_code_opens_no_other_dossier()
    {
        var code = await IssueAsync();

        Assert.That(await _world.LinkAsync(await _world.AccountAsync("anna"), "Martin", Town.Martin, code), Is.EqualTo(new LinkResult.CodeWrong()));
    }

    [Test]
    public async Task Each_parent_may_have_a_letter_and_a_new_letter_for_a_lost_one_voids_it()
    {
        var (first, second) = (await IssueAsync(), await IssueAsync());
        Assert.That(await LinkAsync("karim", "Diop", second), Is.InstanceOf<LinkResult.Linked>());

        var replacement = await IssueAsync(replacing: true);

        Assert.That(await LinkAsync("elodie", "L’Hénaff-Diop", first), Is.EqualTo(new LinkResult.CodeWrong()));
        Assert.That(await LinkAsync("elodie", "L’Hénaff-Diop", replacement), Is.InstanceOf<LinkResult.Linked>());
    }

    [Test]
    public async Task Checking_a_letter_before_there_is_an_account_uses_up_nothing()
    {
        var letter = new LetterInput("L’Hénaff-Diop", Town.LHenaff, await IssueAsync());

        Assert.That(await _world.Letters.CheckAsync(letter, CancellationToken.None), Is.EqualTo(new LetterResult.Matches(_dossier)));
        Assert.That(await _world.Letters.CheckAsync(letter with { FamilyName = "Martin" }, CancellationToken.None), Is.EqualTo(new LetterResult.NoMatch()));
        Assert.That(await LinkAsync("elodie", "L’Hénaff-Diop", letter.Code), Is.InstanceOf<LinkResult.Linked>());
    }

    [Test]
    public async Task A_code_is_kept_as_a_hash_only()
    {
        var code = Encoding.UTF8.GetBytes((await IssueAsync()).Replace("-", ""));

        Assert.That((await _world.AllAsync<LetterCode>()).Single().Hash, Has.Length.EqualTo(32).And.Not.EqualTo(code));
    }

    [Test]
    public async Task There_is_no_code_for_a_dossier_that_does_not_exist() =>
        Assert.That(await _world.Letters.IssueCodeAsync(Guid.NewGuid(), replacing: false, CancellationToken.None), Is.Null);

    private async Task<string> IssueAsync(bool replacing = false) => (await _world.Letters.IssueCodeAsync(_dossier, replacing, CancellationToken.None))!;

    private async Task<LinkResult> LinkAsync(string userName, string familyName, string? code) =>
        await _world.LinkAsync(await _world.AccountAsync(userName), familyName, Town.LHenaff, code);
}

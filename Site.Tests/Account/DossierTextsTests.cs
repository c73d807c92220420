using System.Reflection;
using Site.Account;
using Site.Core.Families;

namespace Site.Tests.Account;

/// <summary>What is said after a letter.</summary>
public class DossierTextsTests
{
    private static readonly DateTimeOffset Until = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    public static IEnumerable<LinkResult> Refusals() =>
    [
        new LinkResult.NoMatch(), new LinkResult.CodeWrong(), new LinkResult.TooManyFailures(Until), new LinkResult.Suspended(), new LinkResult.EndedByDesk(),
        new LinkResult.NoGuardianLeft(),
    ];

    [TestCaseSource(nameof(Refusals))]
    public void Every_refusal_tells_the_next_step_in_words_of_its_own(LinkResult refusal)
    {
        var sentences = Refusals().Select(one => DossierTexts.Problem(one)!.Value.Sentence).ToList();

        Assert.That(sentences, Is.Unique);
        Assert.That(DossierTexts.Problem(refusal)!.Value.Sentence, Does.Match("[Cc]ontactez-nous|[Ss]aisissez|demandez-nous"));
    }

    [Test]
    public void A_dossier_that_is_there_is_no_problem()
    {
        Assert.That(DossierTexts.Problem(new LinkResult.Linked(Guid.Empty)), Is.Null);
        Assert.That(DossierTexts.Problem(new LinkResult.AlreadyLinked(Guid.Empty)), Is.Null);
    }

    [Test]
    public void No_result_is_without_words() => Assert.That(
        typeof(LinkResult).GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(typeof(LinkResult))).Select(type => type.Name),
        Is.EquivalentTo(Refusals().Select(refusal => refusal.GetType().Name).Concat(["Linked", "AlreadyLinked"])));
}

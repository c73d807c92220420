using Site.Core.Reservations;

namespace Site.Tests.Reservations.Deadlines;

/// <summary>How staff may write a rule, and what they are told when it cannot be read.</summary>
public class DeadlineTextTests
{
    [TestCase("J-7", "J-7")]
    [TestCase("  j - 7 ", "J-7")]
    [TestCase("J–7", "J-7")]
    [TestCase("j-2 12h", "J-2 12:00")]
    [TestCase("J-2\u00a012\u00a0h\u00a030", "J-2 12:30")]
    [TestCase("12:00 J-2", "J-2 12:00")]
    [TestCase("J-2 09:00", "J-2 9:00")]
    [TestCase("J-2 23:59", "J-2")]
    [TestCase("J-2 12:00 HORS Week-End, Feries, MERCREDI", "J-2 12:00 hors week-end, fériés, mercredi")]
    [TestCase("J-2 12:00 hors mercredis, jours fériés et weekends", "J-2 12:00 hors week-end, fériés, mercredi")]
    [TestCase("J-2 hors samedi, dimanche", "J-2 hors week-end")]
    [TestCase("J-2 hors samedi", "J-2 hors samedi")]
    [TestCase("Jeudi 12:00 s-1", "jeudi 12:00 S-1")]
    [TestCase("S-1 jeudi 12h00", "jeudi 12:00 S-1")]
    [TestCase("s-2", "S-2")]
    [TestCase("S-1 18:00", "S-1 18:00")]
    [TestCase("20 m-1 12:00", "20 M-1 12:00")]
    [TestCase("1er M-1", "1 M-1")]
    public void Ways_to_write_the_same_rule(string written, string canonical) =>
        Assert.That(DeadlineRule.Parse(written).ToString(), Is.EqualTo(canonical));

    [TestCase(null, "la règle de délai manque")]
    [TestCase("  ", "la règle de délai manque")]
    [TestCase("12:00", "ne dit pas combien de temps avant")]
    [TestCase("jeudi 12:00", "ne dit pas combien de temps avant")]
    [TestCase("7 jours", "« jours » ne se comprend pas")]
    [TestCase("J-7h", "« j-7h » ne se comprend pas")]
    [TestCase("J7", "« j7 » ne se comprend pas")]
    [TestCase("J-2 J-3", "« j-3 » est de trop")]
    [TestCase("J-2 12:00 13:00", "« 13:00 » est de trop")]
    [TestCase("J-2 24:00", "« 24:00 » n’est pas une heure")]
    [TestCase("J-2 12:60", "« 12:60 » n’est pas une heure")]
    [TestCase("J-2 12", "une heure s’écrit « 12:00 »")]
    [TestCase("J-9999", "au plus J-366")]
    [TestCase("jeudi J-2", "écrivez par exemple « jeudi 12:00 S-1 »")]
    [TestCase("J-2 hors", "il manque un jour après « hors »")]
    [TestCase("J-2 hors week-end,,fériés", "il manque un jour après « hors »")]
    [TestCase("J-2 hors vacances", "« vacances » ne se comprend pas après « hors »")]
    [TestCase("J-2 hors week-end, lundi, mardi, mercredi, jeudi, vendredi", "ne laisse aucun jour à compter")]
    [TestCase("S-1 hors week-end", "« hors » va seulement avec J-")]
    [TestCase("jeudi S-0", "S-0 n’est pas un délai")]
    [TestCase("S-53", "au plus S-52")]
    [TestCase("M-1", "M-1 demande un jour du mois")]
    [TestCase("20 M-2", "« M-2 » n’est pas prévu")]
    [TestCase("0 M-1", "un mois n’a pas de jour 0")]
    [TestCase("32 M-1", "un mois n’a pas de jour 32")]
    [TestCase("=J-7", "« =j-7 » ne se comprend pas")]
    public void What_cannot_be_read_is_told_in_French(string? written, string told)
    {
        var read = DeadlineRule.TryParse(written, out var rule, out var fault);

        Assert.Multiple(() =>
        {
            Assert.That(read, Is.False);
            Assert.That(rule, Is.Null);
            Assert.That(fault?.Replace('\u00a0', ' '), Does.Contain(told));
        });
    }

    [Test]
    public void Half_a_sign_is_told_like_any_other() =>
        Assert.That(DeadlineRule.TryParse("J-7 \ud83d", out _, out var fault) ? "" : fault, Does.StartWith("«\u00a0?\u00a0» ne se comprend pas"));

    [Test]
    public void A_text_as_long_as_a_novel_is_not_read() =>
        Assert.That(DeadlineRule.TryParse(new string('J', 1_000_000), out _, out var fault) ? "" : fault, Does.Contain("trop longue"));
}

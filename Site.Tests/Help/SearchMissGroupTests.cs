using Site.Core.Help.Misses;

namespace Site.Tests.Help;

public class SearchMissGroupTests
{
    [TestCase("menus de la cantine", "menu cantine", TestName = "Equal stems")]
    [TestCase("cantine menu", "menu cantine", TestName = "Whatever the order")]
    [TestCase("cantine vegetarienne", "cantine végétarienne", TestName = "Without accents")]
    [TestCase("pisine", "piscine", TestName = "A letter missing")]
    [TestCase("pisccine", "piscine", TestName = "A letter too many")]
    [TestCase("pizcine", "piscine", TestName = "Another letter")]
    [TestCase("picsine", "piscine", TestName = "Two letters swapped")]
    public void Searches_that_mean_the_same_are_one_group(string other, string first) => Assert.That(
        Read((first, 5), (other, 2)), Is.EqualTo(new[] { $"{first} 7: {other}" }));

    [TestCase("bus", "but", TestName = "A short word with another letter")]
    [TestCase("piscine", "ratine", TestName = "Two mistakes")]
    [TestCase("piscine lundi", "piscine", TestName = "A word more")]
    public void Searches_that_do_not_are_two(string other, string first) => Assert.That(
        Read((first, 5), (other, 2)), Is.EqualTo(new[] { $"{first} 5: ", $"{other} 2: " }));

    [Test]
    public void A_mistake_of_a_mistake_does_not_chain() => Assert.That(
        Read(("cartes", 9), ("cortes", 3), ("corses", 2)), Is.EqualTo(new[] { "cartes 12: cortes", "corses 2: " }));

    [Test]
    public void The_most_frequent_way_to_ask_names_the_group_and_groups_come_by_their_sums() => Assert.That(
        Read(("bus scolaire", 6), ("piscine", 5), ("piscines", 4)), Is.EqualTo(new[] { "piscine 9: piscines", "bus scolaire 6: " }));

    private static IEnumerable<string> Read(params (string Query, int Count)[] queries) =>
        SearchMissGroups.Group(queries.OrderByDescending(query => query.Count)).Select(group => $"{group.Query} {group.Count}: {string.Join(", ", group.Others)}");
}

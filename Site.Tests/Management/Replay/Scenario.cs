using Site.Tests.Delivery.Replay;

namespace Site.Tests.Management.Replay;

/// <summary>
/// The base of a transcript's tests: plays it after those it stands on, and compares every answer with the recorded one. What differs on
/// purpose is named by the scenario, with its reason.
/// </summary>
/// <param name="name">The transcript.</param>
/// <param name="before">Those whose state it needs.</param>
/// <param name="differences">By step.</param>
internal sealed class Scenario(string name, IReadOnlyList<Scenario> before, IReadOnlyDictionary<int, Difference> differences)
{
    public IReadOnlyList<RecordedCall> Calls { get; } = Transcript.Read(name, "Management");

    public IReadOnlyDictionary<int, Difference> Differences => differences;

    public IReadOnlyList<Scenario> Before => before;

    public IEnumerable<RecordedCall> Played => Calls.Where(call => differences.GetValueOrDefault(call.Step) is not Difference.NotBuilt);

    public IEnumerable<TestCaseData> Cases => Played.Select(call =>
        new TestCaseData(call.Step).SetArgDisplayNames($"{call.Step} {call.Method} {call.Path.Replace("/umbraco/management/api/", "", StringComparison.Ordinal)} {call.Note}"));

    public async Task<IReadOnlyDictionary<int, ReplayedCall>> PlayAsync()
    {
        await using var site = await ManagementSite.StartAsync();
        foreach (var earlier in before.SelectMany(scenario => scenario.Played))
            await site.PlayAsync([earlier]);
        return await site.PlayAsync(Played);
    }

    public void AssertAlike(IReadOnlyDictionary<int, ReplayedCall> answers, int step) =>
        Assert.That(answers[step].Faults(differences.GetValueOrDefault(step)), Is.Empty);
}

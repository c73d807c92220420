namespace Site.Cms.FirstRun;

/// <param name="File">Path below the seed folder.</param>
/// <param name="Property">What is at fault in it: a property, with its place inside blocks; null for the file as a whole.</param>
public sealed record SeedProblem(string File, string? Property, string Reason)
{
    public override string ToString() => Property is null ? $"{File}: {Reason}" : $"{File}: {Property}: {Reason}";
}

/// <summary>The first-run files are wrong; nothing of them was loaded.</summary>
public sealed class FirstRunException(IReadOnlyList<SeedProblem> problems)
    : Exception($"The first-run content was refused, nothing was loaded:{string.Concat(problems.Select(problem => $"\n- {problem}"))}")
{
    public IReadOnlyList<SeedProblem> Problems { get; } = problems;
}

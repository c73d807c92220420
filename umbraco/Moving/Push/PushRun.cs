using System.Text.Json;

namespace Site.Cms.Moving.Push;

public enum PushOutcome
{
    Same,
    Created,
    Updated,

    /// <summary>Changed there since the last push, or never pushed from here: left alone.</summary>
    NewerThere,

    /// <summary>The target would not have it; the notes say why.</summary>
    Refused,
}

/// <param name="DryRun">Only says what it would do.</param>
/// <param name="Force">Overwrites what is newer there too.</param>
/// <param name="RecordFolder">Where <see cref="PushRecord"/> is kept.</param>
/// <param name="ServiceName">What the town calls the service at the desk, for its group.</param>
/// <param name="Language">That the content is written in.</param>
public sealed record PushOptions(bool DryRun, bool Force, string RecordFolder, string ServiceName, string Language);

/// <summary>Told of each item; the kind is the last part of its address at the target, e.g. <c>data-type</c>.</summary>
public delegate void PushReport(PushOutcome outcome, string kind, string name);

/// <summary>One item that a target has or gets.</summary>
/// <param name="Kind">The resource of the Management API, e.g. <c>document-type</c>.</param>
/// <param name="Of">What the target's item says.</param>
/// <param name="Wanted">What it is to say; what cannot be compared is taken from the target's.</param>
internal sealed record PushItem(string Kind, Guid Id, string Name, Func<JsonElement, string> Of, Func<JsonElement?, string> Wanted)
{
    /// <summary>What it says where nobody has changed it; null where there is no such thing.</summary>
    public string? Untouched { get; init; }

    /// <summary>What the target does not tell but the source knows, such as a file's hash.</summary>
    public string Beside { get; init; } = "";

    public string Path => $"{Kind}/{Id}";
}

/// <summary>What all parts of a push share: the target, what was left there before, and the one rule of what may be overwritten.</summary>
internal sealed class PushRun(PushTarget target, PushRecord record, PushOptions options, PushReport report, CancellationToken cancellation)
{
    private const string Filling = "filling";

    public bool IsDry => options.DryRun;

    public CancellationToken Cancellation => cancellation;

    public PushTarget Target => target;

    /// <summary>Sentences for people: what could not be brought there.</summary>
    public List<string> Notes { get; } = [];

    public Task WriteAsync(HttpMethod method, string path, object body) => target.WriteAsync(method, path, body, cancellation);

    public Task<JsonElement?> FindAsync(string path) => target.FindAsync(path, cancellation);

    public Task<IReadOnlyList<JsonElement>> ListAsync(string path) => target.ListAsync(path, cancellation);

    /// <summary>Looks at the target and says what is to be done about an item.</summary>
    public async Task<(PushOutcome Outcome, JsonElement? There)> DecideAsync(PushItem item)
    {
        var there = await FindAsync(item.Path);
        var outcome = there is { } known ? Decide(item, item.Of(known), item.Wanted(known)) : PushOutcome.Created;
        report(outcome, item.Kind, item.Name);
        // What is the same now is known from now on: a later change here is no reason to think that somebody changed it there.
        if (outcome == PushOutcome.Same && !IsDry && !record.IsOurs(item.Id.ToString(), item.Of(there!.Value)))
            record.End(item.Id.ToString(), item.Wanted(null) + item.Beside, item.Of(there.Value));
        return (outcome, there);
    }

    /// <summary>The target refused an item; the push goes on with what does not depend on it.</summary>
    public void Refuse(string kind, string name, PushRefusedException refused)
    {
        report(PushOutcome.Refused, kind, name);
        Notes.Add($"« {name} » ({kind}) a été refusé là-bas\u00a0: {refused.Message}");
    }

    /// <summary>Says it of an item that is only compared or added to.</summary>
    public void Say(PushOutcome outcome, string kind, string name) => report(outcome, kind, name);

    public void Begin(PushItem item, string expected) => record.Begin(item.Id.ToString(), expected);

    /// <summary>Reads what was written and remembers it.</summary>
    /// <param name="isWhole">Whether all of it has arrived; null where that need not be asked.</param>
    public async Task<JsonElement> EndAsync(PushItem item, Func<JsonElement, bool>? isWhole = null)
    {
        var there = await FindAsync(item.Path) ?? throw new PushException($"{item.Kind} {item.Name} is not there after it was written.");
        if (isWhole?.Invoke(there) == false)
            throw new PushException($"{item.Kind} {item.Name} is not whole after it was written: its file is missing there.");
        record.End(item.Id.ToString(), item.Wanted(null) + item.Beside, item.Of(there));
        return there;
    }

    /// <summary>What is to be done about the order below a parent, by the same rule as about an item.</summary>
    public PushOutcome DecideOrder(Guid parent, IEnumerable<Guid> there, IReadOnlyCollection<Guid> wanted)
    {
        var isFilling = record.IsOurs(OrderOf(parent), Filling);
        var isSame = there.SequenceEqual(wanted);
        if (isSame && !IsDry && (isFilling || !record.IsOurs(OrderOf(parent), Text(wanted))))
            EndOrder(parent, wanted);
        return isSame ? PushOutcome.Same
            : isFilling || options.Force || record.IsOurs(OrderOf(parent), Text(there)) ? PushOutcome.Updated
            : PushOutcome.NewerThere;
    }

    /// <summary>Something comes below a parent, at its end: a push, this or the next, has to put it in its place.</summary>
    public void BeginOrder(Guid parent) => record.Begin(OrderOf(parent), Filling);

    /// <summary>Remembers the order in which a push has left what is ours below a parent.</summary>
    public void EndOrder(Guid parent, IReadOnlyCollection<Guid> order) => record.End(OrderOf(parent), Text(order), Text(order));

    private static string OrderOf(Guid parent) => $"{parent}/order";

    private static string Text(IEnumerable<Guid> order) => string.Join(',', order);

    private PushOutcome Decide(PushItem item, string there, string wanted)
    {
        var id = item.Id.ToString();
        if (record.IsOurs(id, there))
            return record.IsUnchanged(id, item.Wanted(null) + item.Beside) || (item.Beside.Length == 0 && there == wanted) ? PushOutcome.Same : PushOutcome.Updated;
        return there == wanted ? PushOutcome.Same
            : there == item.Untouched || options.Force ? PushOutcome.Updated
            : PushOutcome.NewerThere;
    }
}

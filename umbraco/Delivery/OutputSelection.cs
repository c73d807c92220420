namespace Site.Cms.Delivery;

/// <summary>One alias of an <c>expand</c> or <c>fields</c> parameter and what it holds in brackets.</summary>
public sealed class SelectionNode(string key)
{
    private const string All = "$all";

    public string Key { get; } = key;

    public List<SelectionNode> Items { get; } = [];

    /// <summary>
    /// What the parameter says about a property: <c>$all</c> counts for every alias, otherwise it stands under <c>properties</c>.
    /// </summary>
    public SelectionNode? For(string alias) =>
        Items.Find(item => item.Key == All)
        ?? Items.Find(item => item.Key == "properties")?.Items.Find(item => item.Key == All || item.Key == alias);
}

/// <summary>Which properties of an item are given (<c>fields</c>), and which picked items are given with theirs (<c>expand</c>).</summary>
public sealed record OutputSelection(SelectionNode Expand, SelectionNode Fields)
{
    /// <summary>Each level multiplies the answer by the number of picked items.</summary>
    private const int MaxDepth = 10;

    private const string AllFields = "$all";

    /// <summary>All properties; picked items without theirs.</summary>
    public static OutputSelection Plain { get; } = Parse(null, null);

    /// <returns>Null, with a reason, for a parameter that makes no sense.</returns>
    public static OutputSelection? TryParse(string? expand, string? fields, out string? reason)
    {
        reason = Check("expand", expand) ?? Check("fields", fields);
        return reason is null ? Parse(expand, fields) : null;
    }

    private static OutputSelection Parse(string? expand, string? fields) =>
        new(Tree(expand ?? ""), Tree(string.IsNullOrEmpty(fields) ? AllFields : fields));

    private static string? Check(string parameter, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        if (value.StartsWith('['))
            return $"The '{parameter}' parameter cannot start with a bracket";
        if (value.Contains("[]", StringComparison.Ordinal))
            return $"The '{parameter}' parameter cannot contain empty brackets";
        var depth = 0;
        foreach (var character in value)
        {
            depth += character switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth > MaxDepth)
                return $"The '{parameter}' parameter is nested more than {MaxDepth} levels deep";
            if (depth < 0)
                break;
        }
        return depth == 0 ? null : $"The brackets of the '{parameter}' parameter are not balanced";
    }

    private static SelectionNode Tree(string value)
    {
        var root = new SelectionNode("");
        var parents = new Stack<SelectionNode>([root]);
        var start = 0;
        for (var at = 0; at <= value.Length; at++)
        {
            var character = at < value.Length ? value[at] : ',';
            if (character is not ('[' or ']' or ','))
                continue;
            if (at > start || character == '[')
                parents.Peek().Items.Add(new SelectionNode(value[start..at].Trim()));
            if (character == '[')
                parents.Push(parents.Peek().Items[^1]);
            else if (character == ']')
                parents.Pop();
            start = at + 1;
        }
        return root;
    }
}

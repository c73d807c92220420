namespace Site.Core.Help;

/// <summary>HTML that has been sanitised. Only <see cref="HtmlRenderer"/> makes one, and it is the only markup that pages write unencoded.</summary>
public readonly record struct SafeHtml
{
    private readonly string? _value;

    internal SafeHtml(string value) => _value = value;

    public string Value => _value ?? "";

    public bool IsEmpty => string.IsNullOrWhiteSpace(_value);

    public override string ToString() => Value;
}

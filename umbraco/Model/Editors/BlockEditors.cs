using System.Text.Json;

namespace Site.Cms.Model.Editors;

/// <summary>Block lists: <c>{layout, contentData, settingsData, expose}</c>.</summary>
internal sealed class BlockListEditor : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind == JsonValueKind.Object;

    private const string Layout = "Umbraco.BlockList";

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0)
            return EmptyText;
        if (value.ValueKind != JsonValueKind.Object)
        {
            scope.Refuse("The value must be a block list.");
            return value;
        }
        var blocks = Blocks.Accept(value, Layout, scope);
        return blocks.Content.Count == 0 && blocks.Layout.Count == 0 ? EmptyText : JsonSerializer.SerializeToElement(blocks.ToJson(Layout), CmsJson.Options);
    }

    public override bool IsEmpty(JsonElement value) => base.IsEmpty(value) || !value.Items("contentData").Any();

    public override void Validate(JsonElement value, PropertyScope scope)
    {
        var (min, max) = scope.Limit();
        if (scope.Configuration("useSingleBlockMode") is { ValueKind: JsonValueKind.True })
            max = 1;
        scope.CheckCount(value.Items("contentData").Count(), min, max);
        Blocks.Validate(value, scope);
    }

    public override JsonElement WithNewKeys(JsonElement value) => Blocks.WithNewKeys(value);
}

/// <summary>Rich text: <c>{markup, blocks}</c>. The markup is sanitised; an address that would run a script is refused.</summary>
internal sealed class RichTextEditor : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind == JsonValueKind.Object;

    private const string Layout = "Umbraco.RichText";

    public override JsonElement Cleared => Null;

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        var markup = value.ValueKind == JsonValueKind.String ? value.GetString() : value.Text("markup");
        if (markup is null)
        {
            scope.Refuse("The value must be rich text: an object with markup and blocks.");
            return value;
        }
        if (MarkupGuard.Problem(markup) is { } problem)
        {
            scope.Refuse(problem);
            return value;
        }
        if (SafeMarkup.DangerousAddress(markup) is { } address)
            scope.Refuse($"The markup links to {(address.Length > 60 ? address[..60] + "…" : address)}: such addresses are not allowed.");
        var blocks = value.Member("blocks") is { ValueKind: JsonValueKind.Object } given ? Blocks.Accept(given, Layout, scope, ".blocks") : Blocks.Empty;
        return JsonSerializer.SerializeToElement(new { markup = SafeMarkup.Clean(markup), blocks = blocks.ToJson(Layout) }, CmsJson.Options);
    }

    public override bool IsEmpty(JsonElement value) => base.IsEmpty(value) || string.IsNullOrWhiteSpace(value.Text("markup"));

    public override void Validate(JsonElement value, PropertyScope scope)
    {
        if (value.Member("blocks") is { } blocks)
            Blocks.Validate(blocks, scope, ".blocks");
    }

    public override string AsText(JsonElement value) => value.Text("markup") ?? "";

    public override JsonElement WithNewKeys(JsonElement value) => Blocks.WithNewKeys(value);
}

namespace Site.Tests.CmsTests;

/// <summary>A small seed folder with every form that content files know.</summary>
internal static class SeedFiles
{
    public static Guid First { get; } = new("10000000-0000-4000-8000-00000000000a");
    public static Guid Page { get; } = new("10000000-0000-4000-8000-00000000000f");

    public static Dictionary<string, string> Good() => new()
    {
        ["schema/data-types/text.json"] = DataType(1, "Umbraco.TextBox"),
        ["schema/data-types/markdown.json"] = DataType(2, "Umbraco.MarkdownEditor"),
        ["schema/data-types/rich.json"] = DataType(3, "Umbraco.RichText"),
        ["schema/data-types/count.json"] = DataType(4, "Umbraco.Integer", """{"alias":"max","value":100}"""),
        ["schema/data-types/screen.json"] = DataType(5, "Umbraco.DropDown.Flexible", """{"alias":"items","value":["compte","factures"]}"""),
        ["schema/data-types/tags.json"] = DataType(6, "Umbraco.Tags"),
        ["schema/data-types/related.json"] = DataType(7, "Umbraco.MultiNodeTreePicker"),
        ["schema/data-types/steps.json"] = DataType(8, "Umbraco.BlockList",
            """{"alias":"blocks","value":[{"contentElementTypeKey":"dc000000-0000-4000-8000-000000000004"}]}"""),
        ["schema/document-types/root.json"] = Type(1, "root", """ "allowedAsRoot":true, """, [2, 3], ("title", 1, false)),
        ["schema/document-types/list.json"] = Type(2, "list", "", [5], ("title", 1, false)),
        ["schema/document-types/page.json"] = Type(3, "page", "", [], ("title", 1, true), ("body", 3, false)),
        ["schema/document-types/step.json"] = Type(4, "step", """ "isElement":true, """, [], ("title", 1, true), ("text", 2, false)),
        ["schema/document-types/entry.json"] = Type(5, "entry",
            """ "compositions":[{"documentType":{"id":"dc000000-0000-4000-8000-000000000006"},"compositionType":"Composition"}], """, [],
            ("answer", 2, false), ("count", 4, false), ("keywords", 6, false), ("related", 7, false), ("steps", 8, false)),
        ["schema/document-types/withScreen.json"] = Type(6, "withScreen", "", [], ("screen", 5, false)),
        ["content/root.md"] = "---\nid: 10000000-0000-4000-8000-000000000001\ntype: root\nname: Accueil\nsortOrder: 0\nvalues:\n  title: Bienvenue\n---\n",
        ["content/root/faq.md"] = "---\nid: 10000000-0000-4000-8000-000000000002\ntype: list\nname: FAQ\nsortOrder: 0\n---\n",
        ["content/root/page.md"] = $"---\nid: {Page}\ntype: page\nname: Page\nsortOrder: 1\nvalues:\n  title: Page\n---\n\n<p>Bonjour</p>\n",
        ["content/root/faq/deuxieme.md"] = "---\nid: 10000000-0000-4000-8000-00000000000b\ntype: entry\nname: Deuxième\nsortOrder: 1\n---\n",
        ["content/root/faq/premiere.md"] = """
            ---
            id: 10000000-0000-4000-8000-00000000000a
            type: entry
            name: Première
            sortOrder: 4
            values:
              count: 3
              screen: compte
              keywords:
                - un
                - deux
              related:
                - 10000000-0000-4000-8000-00000000000f
              steps:
                - id: b1000000-0000-4000-8000-000000000001
                  type: step
                  values:
                    title: Ouvrez
                    text: La **page**.
            ---

            Une **réponse**.

            Suite.

            """,
    };

    public static void Write(string folder, Dictionary<string, string> files)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private static string DataType(int number, string editor, string configuration = "") =>
        $$"""{"id":"da000000-0000-4000-8000-00000000000{{number}}","name":"{{editor}}","editorAlias":"{{editor}}","values":[{{configuration}}]}""";

    private static string Type(int number, string alias, string more, int[] children, params (string Alias, int DataType, bool Mandatory)[] properties) => $$"""
        {
          "id": "dc000000-0000-4000-8000-00000000000{{number}}", "alias": "{{alias}}", "name": "{{alias}}", {{more}}
          "allowedDocumentTypes": [{{string.Join(',', children.Select(child => $$"""{"documentType":{"id":"dc000000-0000-4000-8000-00000000000{{child}}"},"sortOrder":0}"""))}}],
          "properties": [{{string.Join(',', properties.Select((property, index) => $$"""
            {"id":"9b000000-0000-4000-8000-0000000{{number}}000{{index}}","alias":"{{property.Alias}}","name":"{{property.Alias}}","sortOrder":{{index}},
             "dataType":{"id":"da000000-0000-4000-8000-00000000000{{property.DataType}}"},"validation":{"mandatory":{{(property.Mandatory ? "true" : "false")}} } }
            """))}}]
        }
        """;
}

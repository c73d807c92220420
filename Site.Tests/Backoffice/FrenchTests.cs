using System.Text.Json.Nodes;

using Site.Tests.Support;

namespace Site.Tests.Backoffice;

/// <summary>The French that <c>umbraco/packages/portail</c> adds to the client's. Its values are JavaScript, so Node reads them (<c>french.mjs</c>).</summary>
public sealed class FrenchTests
{
    /// <summary>The areas of keys whose texts editors, and administrators of content types and users, meet.</summary>
    private static readonly string[] Areas =
    [
        "actions", "actionCategories", "actionDescriptions", "apps", "assignDomain", "auditTrails", "auditTrailsMedia", "blockEditor", "blueprints", "bulk", "buttons", "clipboard",
        "codeEditor", "collection", "colors", "content", "contentPicker", "contentType", "contentTypeEditor", "create", "dashboard", "dateTimePicker", "defaultdialogs",
        "dictionary", "dynamicRoot", "editdatatype", "emptyStates", "entityDetail", "errorHandling", "errors", "general", "globalSearch", "imagecropper", "language", "languages",
        "linkPicker", "lockout", "login", "media", "mediaPicker", "mediaType", "member", "missingEditor", "moveOrCopy", "notifications", "openidErrors", "paste", "permissions",
        "placeholders", "preview", "prompt", "propertyActions", "propertyEditorPicker", "publish", "recycleBin", "references", "relatedlinks", "relationType", "rollback", "routing", "rte",
        "sections", "shortcuts", "sort", "speechBubbles", "timeout", "tiptap", "treeHeaders", "treeSearch", "user", "validation", "visuallyHiddenTexts",
    ];

    private JsonNode _report = null!;

    [OneTimeSetUp]
    public async Task ReadAsync()
    {
        _report = await NodeScript.RunAsync("Backoffice/french.mjs", Areas);
        Assert.That((int?)_report["keys"], Is.GreaterThan(600), "the client lacks more than 600 French keys of these areas");
    }

    [TestCase("missing", Description = "Every key of the named areas that the client's French lacks is supplied.")]
    [TestCase("twice", Description = "No key is given twice.")]
    [TestCase("empty", Description = "No text is empty.")]
    [TestCase("unknown", Description = "Every key is one that the client looks up, of the same kind.")]
    [TestCase("placeholders", Description = "Every placeholder of the English text is in the French one.")]
    [TestCase("typography", Description = "Apostrophes are typographic, high punctuation follows a no-break space.")]
    [TestCase("untranslated", Description = "No sentence was left in English.")]
    [TestCase("labels", Description = "Every label that the build makes the client look up has its French and its English.")]
    public void The_french_supplement_has_nothing(string wrong) =>
        Assert.That(_report[wrong]!.AsArray().Select(entry => (string?)entry), Is.Empty);
}

using System.Text.Json;
using Site.Cms.Model;

namespace Site.Tests.CmsTests;

/// <summary>A small schema with one property of every kind that our own schema uses.</summary>
internal sealed record TestSchema(Guid Home, Guid Section, Guid Article, Guid Step)
{
    public static async Task<TestSchema> CreateAsync(CmsFixture cms)
    {
        var text = await DataType(cms, "Umbraco.TextBox", ("maxChars", 20));
        var markdown = await DataType(cms, "Umbraco.MarkdownEditor");
        var step = await Type(cms, "step", element: true, [("title", text, true), ("body", markdown, false)]);
        var tree = await DataType(cms, "Umbraco.MultiNodeTreePicker", ("minNumber", 0), ("maxNumber", 1));
        var steps = await DataType(cms, "Umbraco.BlockList",
            ("blocks", new[] { new { contentElementTypeKey = step } }), ("validationLimit", new { min = 0, max = 2 }));
        var article = await Type(cms, "article", element: false,
        [
            ("title", text, true),
            ("body", await DataType(cms, "Umbraco.RichText"), false),
            ("answer", markdown, false),
            ("count", await DataType(cms, "Umbraco.Integer", ("min", 0), ("max", 100)), false),
            ("price", await DataType(cms, "Umbraco.Decimal"), false),
            ("featured", await DataType(cms, "Umbraco.TrueFalse"), false),
            ("reviewedOn", await DataType(cms, "Umbraco.DateTime"), false),
            ("device", await DataType(cms, "Umbraco.DropDown.Flexible", ("multiple", false), ("items", new[] { "PC", "Smartphone" })), false),
            ("keywords", await DataType(cms, "Umbraco.Tags"), false),
            ("related", await DataType(cms, "Umbraco.ContentPicker"), false),
            ("others", tree, false),
            ("links", await DataType(cms, "Umbraco.MultiUrlPicker", ("maxNumber", 1)), false),
            ("image", await DataType(cms, "Umbraco.MediaPicker3", ("multiple", false)), false),
            ("steps", steps, false),
        ]);
        var section = await Type(cms, "section", element: false, [("title", text, false)], article);
        var home = await Type(cms, "home", element: false, [("title", text, false)], section, article);
        return new TestSchema(home, section, article, step);
    }

    private static async Task<Guid> DataType(CmsFixture cms, string editor, params (string Alias, object Value)[] configuration)
    {
        var result = await cms.DataTypes.CreateAsync(new CreateDataType
        {
            Name = editor, EditorAlias = editor,
            Values = [.. configuration.Select(value => new ConfigurationValue(value.Alias, JsonSerializer.SerializeToElement(value.Value)))],
        }, CmsFixture.User);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        return result.Value;
    }

    private static async Task<Guid> Type(
        CmsFixture cms, string alias, bool element, (string Alias, Guid DataType, bool Mandatory)[] properties, params Guid[] children)
    {
        var result = await cms.DocumentTypes.CreateAsync(new CreateDocumentType
        {
            Alias = alias, Name = alias, IsElement = element, AllowedAsRoot = alias == "home",
            Properties = [.. properties.Select((property, index) => new PropertyTypeModel
            {
                Id = Guid.NewGuid(), Alias = property.Alias, Name = property.Alias, SortOrder = index,
                DataType = new ReferenceById(property.DataType), Validation = new PropertyValidationModel { Mandatory = property.Mandatory },
            })],
            AllowedDocumentTypes = [.. children.Select((child, index) => new AllowedDocumentTypeModel(new ReferenceById(child), index))],
        }, CmsFixture.User);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        return result.Value;
    }
}

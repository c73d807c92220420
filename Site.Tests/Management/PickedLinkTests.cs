using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Tests.Management.Replay;
using Site.Web;
using static Site.Tests.Management.HelpTree;

namespace Site.Tests.Management;

/// <summary>A picked link says where it leads now, inside blocks too; what is stored does not change.</summary>
public class PickedLinkTests
{
    private static readonly Guid Maker = TestStaff.Of("admin")!.Id;
    private static readonly Guid Links = new("da7a0000-0000-4000-8000-0000000000f3");
    private static readonly Guid Blocks = new("da7a0000-0000-4000-8000-0000000000f4");

    [Test]
    public async Task Links_in_blocks_follow_the_document_that_they_lead_to()
    {
        await using var tree = await CreateAsync(new EmbeddedAddresses());
        var id = await DocumentAsync(tree);
        Assert.That((await LinkAsync(tree, id))["url"]!.GetValue<string>(), Is.EqualTo("/faq/ou-payer"));
        Assert.That((await LinkAsync(tree, id))["published"]!.GetValue<bool>(), Is.True);

        await tree.BinAsync(Entry);
        var link = await LinkAsync(tree, id);
        Assert.Multiple(() =>
        {
            Assert.That(link["url"], Is.Null);
            Assert.That(link["published"]!.GetValue<bool>(), Is.False);
            Assert.That(link["trashed"]!.GetValue<bool>(), Is.True);
            Assert.That(link["unique"]!.GetValue<Guid>(), Is.EqualTo(Entry));
        });
    }

    private static async Task<Guid> DocumentAsync(HelpTree tree)
    {
        var (dataTypes, types) = (tree.Site.Get<DataTypeService>(), tree.Site.Get<DocumentTypeService>());
        await dataTypes.CreateAsync(new CreateDataType { Id = Links, Name = "Liens", EditorAlias = "Umbraco.MultiUrlPicker" }, Maker);
        await types.CreateAsync(new CreateDocumentType { Id = TypeOf("box"), Alias = "box", Name = "Encadré", IsElement = true, Properties = [Property("links", Links)] }, Maker);
        var configuration = JsonSerializer.SerializeToElement(new[] { new { contentElementTypeKey = TypeOf("box") } });
        await dataTypes.CreateAsync(
            new CreateDataType { Id = Blocks, Name = "Encadrés", EditorAlias = "Umbraco.BlockList", Values = [new ConfigurationValue("blocks", configuration)] }, Maker);
        await types.CreateAsync(new CreateDocumentType { Id = TypeOf("boxes"), Alias = "boxes", Name = "Encadrés", AllowedAsRoot = true, Properties = [Property("boxes", Blocks)] }, Maker);
        var value = JsonSerializer.SerializeToElement(JsonNode.Parse($$"""
            {
              "layout": {"Umbraco.BlockList": [{"contentKey": "b10c0000-0000-4000-8000-000000000001"}]},
              "contentData": [{"key": "b10c0000-0000-4000-8000-000000000001", "contentTypeKey": "{{TypeOf("box")}}",
                "values": [{"alias": "links", "value": [{"type": "document", "unique": "{{Entry}}", "name": "Payer", "url": null}]}]}],
              "settingsData": [], "expose": []
            }
            """));
        var created = await tree.Site.Get<DocumentService>().CreateAsync(
            new CreateDocument { DocumentType = new(TypeOf("boxes")), Values = [new PropertyValueModel("boxes", value)], Variants = [new("Encadrés")] }, Maker);
        Assert.That(created.Status, Is.EqualTo(OperationStatus.Success));
        return created.Value;
    }

    private static async Task<JsonNode> LinkAsync(HelpTree tree, Guid id) =>
        (await tree.GetAsync("editor", $"document/{id}"))["values"]![0]!["value"]!["contentData"]![0]!["values"]![0]!["value"]![0]!;

    private static PropertyTypeModel Property(string alias, Guid dataType) =>
        new() { Id = TypeOf($"property.{alias}"), Alias = alias, Name = alias, DataType = new(dataType) };
}

using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Site.Cms.Delivery;
using Site.Tests.Delivery.Support;

namespace Site.Tests.Delivery;

/// <summary>Whatever a query string holds, the answer is one that the API knows.</summary>
public class RandomRequestTests
{
    private static readonly int[] Known = [StatusCodes.Status200OK, StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound];

    private static readonly string[] Starts =
        ["", "properties[", "properties[$all", "name:", "contentType:", "createDate>", "children:", "descendants:/", "ancestors:", "name:asc", "[", "]", ","];

    private DeliveryHost host = null!;

    [OneTimeSetUp]
    public void Start() => host = new DeliveryHost(TestLibrary.Snapshot(1, TestLibrary.Nodes("Un", "Deux"), null, TestLibrary.Image()));

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public FsCheck.Property Any_query_gets_an_answer_of_the_api()
    {
        var values = from start in Gen.Elements(Starts) from rest in ArbMap.Default.GeneratorFor<string>() select start + rest;
        var queries = from path in Gen.Elements("content", "content/items", "media", "media/items", $"content/item/{TestLibrary.First}")
                      from name in Gen.Elements("expand", "fields", "filter", "sort", "fetch", "skip", "take", "id")
                      from value in values
                      select path + new QueryBuilder { { name, value ?? "" } };
        return Prop.ForAll(queries.ToArbitrary(), query => Known.Contains((int)host.GetAsync(query).GetAwaiter().GetResult().StatusCode));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public FsCheck.Property A_selection_is_either_read_or_refused_with_a_reason()
    {
        var texts = Gen.Elements("properties", "[", "]", ",", "$all", "title", "[]", "é").ListOf().Select(parts => string.Concat(parts));
        return Prop.ForAll(texts.ToArbitrary(), text => OutputSelection.TryParse(text, text, out var reason) is null == reason is not null);
    }
}

namespace Site.Tests.Backoffice.Browser;

/// <summary>Ids of the first-run content and schema that journeys start from, and documents made from them.</summary>
internal static class SeedDocuments
{
    public static readonly Guid Help = new("0c7e049c-0082-4416-a9c0-08e7f1baeddd");
    public static readonly Guid Faq = new("35758b4e-d472-420d-965b-555f947f4619");
    public static readonly Guid Tutorials = new("2797c5a2-3986-4364-aab3-5b6ae85e4c2d");
    public static readonly Guid FaqList = new("f97c2f56-386f-4f20-addd-e110ae86def9");
    public static readonly Guid Tutorial = new("6ebb0e0e-dc07-4b86-a143-13962532a9b2");
    public static readonly Guid TutorialStep = new("01cc5b00-f02b-4de2-8c39-64327ee3aa7f");
    public static readonly Guid FaqEntry = new("299157a3-8a9c-4b27-8897-e6fefadafa0d");
    public static readonly Guid Page = new("bdeb5a57-f482-47b5-ac70-6f60026c8a25");

    /// <summary>A new entry of the FAQ, published or not; its address is made from its name.</summary>
    public static async Task<Guid> FaqEntryAsync(this BackofficeWindow window, string name, string question, string answer, bool publish = true)
    {
        var id = await window.DocumentAsync(FaqEntry, Faq, name, ("question", question), ("answer", answer));
        if (publish)
            await window.CallAsync("PUT", $"document/{id}/publish", new { publishSchedules = new[] { new { culture = (string?)null } } });
        return id;
    }

    public static async Task<Guid> DocumentAsync(this BackofficeWindow window, Guid type, Guid? parent, string name, params (string Alias, object Value)[] values)
    {
        var id = Guid.NewGuid();
        await window.CallAsync("POST", "document", new
        {
            id,
            parent = parent is { } known ? new { id = known } : null,
            documentType = new { id = type },
            template = (object?)null,
            values = values.Select(value => new { alias = value.Alias, value = value.Value, culture = (string?)null, segment = (string?)null }),
            variants = new[] { new { culture = (string?)null, segment = (string?)null, name } },
        });
        return id;
    }

    /// <summary>The value of a tutorial's steps.</summary>
    public static Dictionary<string, object> Steps(params string[] titles)
    {
        var blocks = titles.Select(title => (Key: Guid.NewGuid(), Title: title)).ToList();
        return new Dictionary<string, object>
        {
            ["layout"] = new Dictionary<string, object> { ["Umbraco.BlockList"] = blocks.Select(block => new { contentKey = block.Key }) },
            ["contentData"] = blocks.Select(block => new
            {
                key = block.Key,
                contentTypeKey = TutorialStep,
                values = new object[] { new { alias = "title", value = block.Title }, new { alias = "body", value = "Faites-le." } },
            }),
            ["settingsData"] = Array.Empty<object>(),
            ["expose"] = blocks.Select(block => new { contentKey = block.Key, culture = (string?)null, segment = (string?)null }),
        };
    }
}

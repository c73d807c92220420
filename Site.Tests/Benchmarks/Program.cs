using Site.Benchmarks;
using Site.Tests.Support;

if (args is ["floor", var file, var contentType, var contentEncoding])
{
    await FloorServer.ServeAsync(file, contentType, contentEncoding);
    return;
}

if (args is ["editing"])
{
    using var contents = new TemporaryFolder();
    await Contents.FillAsync(contents.Path, documents: 5_000);
    await Editing.MeasureAsync(contents.Path, documents: 5_000);
    return;
}

if (args is ["race", .. var empty])
{
    using var racing = new TemporaryFolder();
    await Race.MeasureAsync(racing.Path, empty.FirstOrDefault());
    return;
}

if (args is ["invoicing", .. var emptyToo])
{
    using var billed = new TemporaryFolder();
    await Invoicing.MeasureAsync(billed.Path, emptyToo.FirstOrDefault());
    return;
}

if (args is ["feedback", .. var emptyFeedback])
{
    using var voted = new TemporaryFolder();
    await FeedbackReading.MeasureAsync(voted.Path, emptyFeedback.FirstOrDefault());
    return;
}

if (args is ["rentree", .. var databases])
{
    using var small = new TemporaryFolder();
    using var large = new TemporaryFolder();
    await Rentree.MeasureAsync(small.Path, large.Path, databases is [var first, var second] ? (first, second) : null);
    return;
}

if (args is ["forms"])
{
    using var asked = new TemporaryFolder();
    await FormSending.MeasureAsync(asked.Path);
    return;
}

if (args is ["remote"])
{
    using var elsewhere = new TemporaryFolder();
    using var reader = new TemporaryFolder();
    await Contents.FillAsync(elsewhere.Path, documents: 5_000);
    await RemoteReading.MeasureAsync(elsewhere.Path, reader.Path, documents: 5_000);
    return;
}

if (args is ["signing-in"])
{
    using var town = new TemporaryFolder();
    await SigningIn.MeasureAsync(town.Path);
    return;
}

if (args is ["pictures"])
{
    using var library = new TemporaryFolder();
    await Contents.FillAsync(library.Path, documents: 0);
    await Pictures.MeasureAsync(library.Path);
    return;
}

Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
using var published = await PublishedSite.PublishAsync();

using var seed = new TemporaryFolder();
if (args is ["start"])
{
    await Contents.FillAsync(seed.Path, documents: 0);
    await published.RunOnceAsync(seed.Path);
    await StartAndMemoryAsync();
    return;
}

await Contents.FillAsync(seed.Path, documents: 0);
await published.RunOnceAsync(seed.Path);
await using (var site = await published.StartAsync(seed.Path))
    await RequestRates.CompareAsync("/faq against the floor", site.Address, "/faq", wanted: 0.6);
await StartAndMemoryAsync();
await Pictures.MeasureAsync(seed.Path);

using var thousand = new TemporaryFolder();
await Contents.FillAsync(thousand.Path, documents: 1_000);
await using (var site = await published.StartAsync(thousand.Path))
    await RequestRates.CompareAsync("Delivery API, page of 10 of 1,000, against the floor", site.Address, "/umbraco/delivery/api/v2/content?take=10", wanted: 0.3);

using var many = new TemporaryFolder();
await Contents.FillAsync(many.Path, documents: 5_000);
await published.RunOnceAsync(many.Path);
Report.Note("start to first /faq, 5,000 documents", $"{await StartAndMemory.SecondsToFirstFaqAsync(published, many.Path):0.00} s, median of 5 starts");
await PublishAndSearch.MeasureAsync(many.Path, documents: 5_000);
await Editing.MeasureAsync(many.Path, documents: 5_000);

using var accounts = new TemporaryFolder();
await SigningIn.MeasureAsync(accounts.Path);

async Task StartAndMemoryAsync()
{
    Report.Line("start to first /faq, the seed's content, s", "median of 5 starts", await StartAndMemory.SecondsToFirstFaqAsync(published, seed.Path), 1.5, atLeast: false);
    Report.Line("resident memory after 10,000 requests, MB", "the seed's content", await StartAndMemory.ResidentMegabytesAsync(published, seed.Path), 150, atLeast: false);
}

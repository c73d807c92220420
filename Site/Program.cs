using Site.Web;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = SiteFolders.ContentRoot });
    builder.AddSite();

    var app = builder.Build();
    app.UseSite();
    await app.RunAsync();
    return 0;
}
catch (Exception refused) when (StartRefusal.Explain(refused) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

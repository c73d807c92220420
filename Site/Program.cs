using Site.Web;

try
{
    if (MediaCommand.IsMeant(args))
        return MediaCommand.Run(args);
    if (ImportCommand.IsMeant(args))
        return await ImportCommand.RunAsync(args);

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

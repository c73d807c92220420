using Site.Web;
using Site.Web.Commands;

try
{
    if (Commands.Meant(args) is { } command)
        return await command();

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

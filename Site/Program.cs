using Site.Web;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = SiteFolders.ContentRoot });
builder.AddSite();

var app = builder.Build();
app.UseSite();
await app.RunAsync();

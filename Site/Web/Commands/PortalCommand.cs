using Microsoft.Extensions.Options;
using Site.Billing;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Feedback.Figures;
using Site.Core.Import;
using Site.Core.Mail;
using Site.Core.Reservations;
using Site.Reservations;

namespace Site.Web.Commands;

/// <summary>The portal's data for a command, without serving anything.</summary>
internal static class PortalCommand
{
    /// <summary>Where the site listens by default; a command does not listen.</summary>
    private const string DevelopmentAddress = "http://localhost:5000";

    /// <summary>Runs what changes the data: it holds the data folder, so the site must not run. Mails that it causes leave when the site runs again.</summary>
    /// <returns>Of <paramref name="work"/>; 1 when the folder is held.</returns>
    public static async Task<int> WriteAsync(string[] settings, Func<IServiceProvider, Task<int>> work)
    {
        var builder = Builder(settings);
        try
        {
            using var data = DataFolder.Open(builder.Configuration, builder.Environment);
            builder.Services.AddSingleton(data);
            builder.AddPortalData();
            builder.AddCommandMails();
            builder.Services.AddFolderImport();
            builder.Services.AddFamilyFiles();
            builder.AddReservations();
            builder.AddBillingData();
            builder.Services.AddSingleton<FigureRebuild>();
            await using var app = builder.Build();
            await app.Services.PreparePortalDatabaseAsync();
            return await work(app.Services);
        }
        catch (DataFolderHeldException held)
        {
            return await RefuseAsync(held);
        }
    }

    /// <summary>Runs what only reads: the site may run meanwhile, and the data folder is neither held nor changed.</summary>
    /// <returns>Of <paramref name="work"/>; 1 when there is no data, or data of another version.</returns>
    public static async Task<int> ReadAsync(string[] settings, Func<IServiceProvider, Task<int>> work)
    {
        var builder = Builder(settings);
        var folder = DataFolder.PathOf(builder.Configuration, builder.Environment);
        builder.Services.AddPortalDatabase(_ => folder, services => services.GetRequiredService<IConfiguration>()[Databases.Setting]);
        builder.AddReservationReading();
        builder.AddBillingReading();
        await using var app = builder.Build();
        if (await app.Services.IsPortalDatabaseReadyAsync())
            return await work(app.Services);
        await Console.Error.WriteLineAsync("Il n’y a pas de données à lire, ou elles sont d’une autre version du portail : démarrez une fois le site de cette version, puis recommencez.");
        return 1;
    }

    /// <summary>Says that somebody else has the data folder.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RefuseAsync(DataFolderHeldException held)
    {
        await Console.Error.WriteLineAsync(
            $"Rien n’est changé\u00a0: le site ou une autre commande utilise {held.Path}. Arrêtez le site, lancez la commande, puis redémarrez le site.");
        return 1;
    }

    internal static WebApplicationBuilder Builder(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = SiteFolders.ContentRoot });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A command registers a part of the site and resolves a part of that.
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = false);
        builder.Services.AddSingleton(TimeProvider.System);
        return builder;
    }

    /// <summary>The outbox, and the town's own signature: the phone that editors may have changed stands in the CMS, which no command starts.</summary>
    private static void AddCommandMails(this WebApplicationBuilder builder)
    {
        builder.Services.AddSiteAddress();
        if (builder.Environment.IsDevelopment())
            builder.Services.PostConfigure<SiteOptions>(site => site.PublicAddress ??= new Uri(DevelopmentAddress));
        builder.AddTown();
        builder.Services.AddPortalOutbox();
        builder.Services.AddMailComposer(services =>
        {
            var town = services.GetRequiredService<IOptions<TownOptions>>().Value;
            return new MailSignature(town.SiteName, town.ServiceName, town.Phone, town.Mail);
        });
    }
}

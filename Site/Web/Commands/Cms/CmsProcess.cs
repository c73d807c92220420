using Site.Cms;
using Site.Cms.Publishing;
using Site.Cms.Publishing.Quality;

namespace Site.Web.Commands.Cms;

/// <summary>The embedded CMS for a command, without serving anything.</summary>
internal static class CmsProcess
{
    /// <summary>Runs what needs the content: it holds the data folder, so the site must not run.</summary>
    /// <param name="firstRun">What an empty database is filled with; null for what the settings say.</param>
    /// <returns>Of <paramref name="work"/>; 1 when the folder is held.</returns>
    public static async Task<int> RunAsync(string[] settings, FirstRunMode? firstRun, Func<CmsHost, Task<int>> work)
    {
        var builder = PortalCommand.Builder(settings);
        try
        {
            using var data = DataFolder.Open(builder.Configuration, builder.Environment);
            var options = Options(builder, data.Path);
            options.FirstRun = firstRun ?? options.FirstRun;
            return await RunAsync(builder, options, work);
        }
        catch (DataFolderHeldException held)
        {
            return await PortalCommand.RefuseAsync(held);
        }
    }

    /// <summary>A CMS of nobody's, which knows only what the work gives it.</summary>
    public static async Task<int> RunApartAsync(string[] settings, Func<CmsHost, WebApplicationBuilder, Task<int>> work)
    {
        var builder = PortalCommand.Builder(settings);
        var folder = Directory.CreateTempSubdirectory("portail-famille-");
        try
        {
            var options = Options(builder, folder.FullName);
            options.FirstRun = FirstRunMode.None;
            return await RunAsync(builder, options, cms => work(cms, builder));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(WebApplicationBuilder builder, CmsOptions options, Func<CmsHost, Task<int>> work)
    {
        await using var app = builder.Build();
        await using var cms = new CmsHost(
            options, app.Services.GetRequiredService<ILoggerFactory>(), TimeProvider.System, CmsRegistration.Rules(WhereTo(new EmbeddedAddresses())));
        await cms.StartAsync();
        return await work(cms);
    }

    private static CmsOptions Options(WebApplicationBuilder builder, string dataPath)
    {
        var options = new CmsOptions();
        builder.Configuration.GetSection("Cms").Bind(options);
        options.DataPath = dataPath;
        return options;
    }

    // An address that a document had before stands in the portal's database, which no command of the CMS opens: what seems to lead nowhere only warns.
    private static Func<PublishCandidate, string, PathState> WhereTo(EmbeddedAddresses addresses) => (candidate, path) =>
        new LinkedPaths(addresses, _ => null).WhereTo(candidate, path) is var found && found == PathState.Unknown ? PathState.NotPublished : found;
}

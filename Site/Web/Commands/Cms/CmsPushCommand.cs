using Site.Cms;
using Site.Cms.Moving;
using Site.Cms.Moving.Push;

namespace Site.Web.Commands.Cms;

/// <summary><c>cms push</c>: brings a folder's schema, contents and media into another Umbraco. It needs no data of the site's, so the site may run meanwhile.</summary>
internal static class CmsPushCommand
{
    public const string Usage = "cms push --to <address> --client-id <id> --client-secret <secret> [--from <folder>] [--dry-run] [--force]";

    private const string SecretVariable = "CMS_PUSH_CLIENT_SECRET";

    private static readonly string[] Flags = ["--dry-run", "--force"];

    /// <param name="args">After <c>push</c>.</param>
    /// <returns>The exit code: 1 when it was refused or broke off, 2 for a command that makes no sense.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var options = new CommandOptions([.. args.Except(Flags)], "--to", "--client-id", "--client-secret", "--from");
        var secret = options["--client-secret"] ?? Environment.GetEnvironmentVariable(SecretVariable);
        if (!options.IsSound || options["--client-id"] is not { } client || secret is null
            || !Uri.TryCreate(options["--to"]?.TrimEnd('/') + "/", UriKind.Absolute, out var to) || to.Scheme is not ("http" or "https"))
        {
            return await CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage) + $"\nThe secret may stand in the environment variable {SecretVariable} instead.");
        }
        var folder = options["--from"] ?? new CmsOptions().SeedPath;
        if (!Directory.Exists(folder))
            return await CommandOptions.RefuseAsync($"Le dossier {Path.GetFullPath(folder)} n’existe pas.");
        try
        {
            return await CmsProcess.RunApartAsync(options.Settings, (cms, site) => PushAsync(cms, folder, to, client, secret, new PushOptions(
                args.Contains("--dry-run"), args.Contains("--force"), RecordFolder(site, options["--from"]),
                site.Configuration["Town:ServiceName"] ?? "Guichet", cms.Services.GetRequiredService<CmsOptions>().DefaultLanguage)));
        }
        catch (DataFolderException unusable)
        {
            await Console.Error.WriteLineAsync(unusable.Message);
            return 1;
        }
    }

    // Beside the program the next deployment would wipe it.
    private static string RecordFolder(WebApplicationBuilder site, string? from) => from ?? DataFolder.PathOf(site.Configuration, site.Environment);

    private static async Task<int> PushAsync(CmsHost cms, string folder, Uri to, string client, string secret, PushOptions options)
    {
        var problems = await cms.Services.GetRequiredService<ContentImport>().ImportAsync(folder, CmsUsers.System);
        if (problems.Count > 0)
            return await CmsCommand.RefuseAsync(folder, problems);
        // A redirection would turn a write into a read.
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = to, Timeout = TimeSpan.FromMinutes(10) };
        var counts = new Dictionary<PushOutcome, int>();
        try
        {
            var notes = await cms.Services.GetRequiredService<ContentPush>().PushAsync(new PushTarget(http, client, secret), options, (outcome, kind, name) =>
            {
                counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
                if (outcome != PushOutcome.Same)
                    Console.WriteLine($"{Words(outcome, options.DryRun)}\t{kind}\t{name}");
            });
            Console.WriteLine(Summary(counts, to, options));
            foreach (var note in notes)
                Console.WriteLine($"- {note}");
            return counts.ContainsKey(PushOutcome.Refused) ? 1 : 0;
        }
        catch (PushSignInException refused)
        {
            await Console.Error.WriteLineAsync($"{to} refuse cet identifiant client ou son secret\u00a0: rien n’y est changé. ({refused.Message})");
            return 1;
        }
        catch (PushException stopped)
        {
            await Console.Error.WriteLineAsync($"L’envoi s’est arrêté\u00a0: {stopped.Message}\nCe qui est arrivé reste. Relancez la même commande\u00a0: elle fait le reste.");
            return 1;
        }
    }

    private static string Words(PushOutcome outcome, bool isDry) => outcome switch
    {
        PushOutcome.Created => isDry ? "à créer" : "créé",
        PushOutcome.Updated => isDry ? "à modifier" : "modifié",
        PushOutcome.NewerThere => "plus récent là-bas, laissé",
        PushOutcome.Refused => "refusé là-bas",
        _ => "identique",
    };

    private static string Summary(Dictionary<PushOutcome, int> counts, Uri to, PushOptions options)
    {
        var newer = counts.GetValueOrDefault(PushOutcome.NewerThere);
        return $"{to}\u00a0: {counts.GetValueOrDefault(PushOutcome.Created)} {Words(PushOutcome.Created, options.DryRun)}, {counts.GetValueOrDefault(PushOutcome.Updated)} {Words(PushOutcome.Updated, options.DryRun)}, "
            + $"{counts.GetValueOrDefault(PushOutcome.Same)} {Words(PushOutcome.Same, options.DryRun)}, {newer} {Words(PushOutcome.NewerThere, options.DryRun)}."
            + (counts.TryGetValue(PushOutcome.Refused, out var refused) ? $" {refused} {Words(PushOutcome.Refused, options.DryRun)}\u00a0: voir ci-dessous." : "")
            + (newer > 0 ? " Pour écraser aussi ceux-là\u00a0: --force." : "") + (options.DryRun ? " Rien n’est changé." : "");
    }
}

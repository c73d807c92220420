using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Data;
using Site.Core.Forms;
using Site.Core.Help;
using Site.Core.Text;
using Site.Forms;
using Site.Tests.Support;

namespace Site.Benchmarks;

/// <summary>What a form costs: its page, sending it (with its two mails), and staff's list among many messages.</summary>
internal static class FormSending
{
    private const int Pages = 300;
    private const int Sent = 200;
    private const int Messages = 50_000;
    private const int Batch = 5_000;

    private static readonly string[] Things = ["la cantine du mardi", "l’étude du soir", "une facture de mars", "le mot de passe", "un certificat médical", "le quotient familial"];

    public static async Task MeasureAsync(string folder)
    {
        await using var app = await RunningSite.StartAsync(folder, settings: ["--Families:FirstRun", "none", "--Forms:Burst", "1000", "--Forms:PostsPerMinute", "1000", "--Forms:MailsPerHour", "100000", "--Logging:LogLevel:Default", "Warning"]);
        var site = new Uri(app.Urls.First());
        var form = app.Services.GetRequiredService<HelpLibrary>().Current.Forms.Single();
        using var parent = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site };
        parent.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        var page = await Times.OfAsync(parent, new Uri(site, form.Address), Pages);
        Report.Note("a form's page", page.Detail);
        var sending = await Times.OfAsync(Sent, round => SendAsync(parent, form, round));
        Report.Note("a message sent", sending.Detail);

        await FillAsync(app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>(), form);
        using var desk = await ApiUser.SignInAsync(site, "guichet@exemple.fr", "guichet-exemple-2026");
        foreach (var (name, query) in new[] { ("the list", "entries?state=new"), ("the list with words", "entries?text=certificat"), ("forms with their counts", "forms") })
        {
            var list = await Times.OfAsync(desk, new Uri(site, $"gestion/forms/api/v1/{query}"), 60);
            Report.Note($"{name}, among {Messages:N0} messages", list.Detail);
        }
        var clock = Stopwatch.StartNew();
        using var answer = await desk.GetAsync(new Uri(site, "gestion/forms/api/v1/entries.csv"), HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var (rows, buffer) = (0, new byte[64 * 1024]);
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
        Report.Note("export of messages, rows/s", string.Create(CultureInfo.InvariantCulture, $"{rows / clock.Elapsed.TotalSeconds:0}, {rows - 1} in {clock.Elapsed.TotalSeconds:0.0} s"));
        await app.StopAsync();
    }

    private static async Task SendAsync(HttpClient parent, Form form, int round)
    {
        using var content = new MultipartFormDataContent();
        foreach (var field in form.Fields.Where(field => field.Kind != FormFieldKind.File))
            content.Add(new StringContent(field.Kind switch { FormFieldKind.Mail => $"parent{round}@exemple.fr", FormFieldKind.Choice => field.Options[0], FormFieldKind.Checkbox or FormFieldKind.Consent => "oui", _ => $"Bonjour, question {round}." }), FormPost.NameOf(field));
        using var answer = await parent.PostAsync(new Uri(form.Address, UriKind.Relative), content);
        if ((int)answer.StatusCode is not (302 or 303))
            throw new InvalidOperationException($"The message was answered {(int)answer.StatusCode}.");
    }

    private static async Task FillAsync(IDbContextFactory<PortalDbContext> contexts, Form form)
    {
        var (random, now) = (new Random(9), DateTimeOffset.UtcNow);
        for (var made = 0; made < Messages;)
        {
            await using var context = await contexts.CreateDbContextAsync();
            for (var one = 0; one < Batch; one++, made++)
            {
                var (reference, text) = ($"{made:0000}-{made / 10_000:0000}", $"Bonjour, j’ai une question sur {Things[random.Next(Things.Length)]}, dossier {made}. Merci de me rappeler.");
                FormAnswer[] answers = [.. form.Fields.Where(field => field.Kind != FormFieldKind.File).Select(field => new FormAnswer(field.Id, field.Label, text))];
                context.Add(new FormEntry
                {
                    Id = Guid.CreateVersion7(), Reference = reference, FormId = form.Id, FormTitle = form.Title, ReceivedAt = now.AddSeconds(-random.NextDouble() * 365 * 86_400),
                    State = (FormEntryState)random.Next(3), Answers = answers, SearchText = SearchableText.Fold(string.Join('\n', answers.Select(answer => answer.Value).Prepend(reference))),
                    Fingerprint = Guid.NewGuid().ToString("N"), KeptUntil = now.AddYears(1), Files = [],
                });
            }
            await context.SaveChangesAsync();
        }
    }
}

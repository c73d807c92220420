using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Site.Core.Data;
using Site.Core.Help;
using Site.Core.Mail;
using Site.Core.Text;

namespace Site.Core.Forms;

/// <summary>Takes messages in: the entry, its files and its mails are there together or not at all.</summary>
public sealed class FormMessages(
    PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, Outbox outbox, FormMails mails, IOptions<FormsOptions> options, TimeProvider time)
{
    /// <summary>The same answers again within this time are the same message.</summary>
    private static readonly TimeSpan SameMessage = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Stores a message whose <see cref="FormCheck.Problems"/> are none.</summary>
    /// <param name="isSpam">Kept apart, and nobody is mailed.</param>
    public Task<FormEntry> SendAsync(Form form, FormInput input, bool isSpam, CancellationToken cancellation) => writer.WriteAsync(
        async (context, cancel) =>
        {
            var now = time.GetUtcNow();
            var waiting = await WaitingAsync(context, form, input.Waiting.Where(file => !input.Files.ContainsKey(file.Key)).Select(file => file.Value), cancel);
            var entry = Entry(form, input, waiting, isSpam, now);
            var since = now - SameMessage;
            if (await context.Set<FormEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.Fingerprint == entry.Fingerprint && e.ReceivedAt > since, cancel) is { } twice)
                return twice;
            context.Add(entry);
            if (!isSpam)
                await AddMailsAsync(context, form, entry, cancel);
            await context.SaveChangesAsync(cancel);
            var ids = waiting.Select(file => file.Id).ToList();
            if (ids.Count > 0)
                await context.Set<FormFile>().Where(file => ids.Contains(file.Id)).ExecuteUpdateAsync(file => file.SetProperty(f => f.EntryId, entry.Id), cancel);
            return entry;
        }, cancellation);

    /// <summary>Keeps the good files of a message that is sent back to be corrected, so that nobody has to choose them again.</summary>
    /// <returns>By field, what waits now: these and those from before. A file that could not be kept is left out.</returns>
    public Task<IReadOnlyDictionary<Guid, WaitingFile>> KeepAsync(Form form, FormInput input, CancellationToken cancellation) => writer.WriteAsync(
        async (context, cancel) =>
        {
            var waiting = (await WaitingAsync(context, form, input.Waiting.Where(file => !input.Files.ContainsKey(file.Key)).Select(file => file.Value), cancel))
                .ToDictionary(file => file.Field);
            var room = options.Value.MostWaitingBytes - await context.Set<FormFile>().Where(file => file.EntryId == null).SumAsync(file => (long)file.Bytes, cancel);
            foreach (var file in NewFiles(form, input, entry: null))
            {
                if ((room -= file.Bytes) < 0)
                    break;
                context.Add(file);
                waiting[file.Field] = new WaitingFile(file.Id, file.Field, file.Name);
            }
            await context.SaveChangesAsync(cancel);
            return (IReadOnlyDictionary<Guid, WaitingFile>)waiting;
        }, cancellation);

    /// <summary>For the page that says it has arrived, a day long.</summary>
    public async Task<FormReceipt?> ReceiptAsync(Guid formId, Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var since = time.GetUtcNow().AddDays(-1);
        return await context.Set<FormEntry>().Where(entry => entry.Id == id && entry.FormId == formId && entry.ReceivedAt > since)
            .Select(entry => new FormReceipt(entry.Reference, entry.SenderMail != null)).FirstOrDefaultAsync(cancellation);
    }

    private static Task<List<WaitingFile>> WaitingAsync(PortalDbContext context, Form form, IEnumerable<Guid> asked, CancellationToken cancellation)
    {
        var ids = asked.Take(form.Fields.Count).ToList();
        return ids.Count == 0 ? Task.FromResult<List<WaitingFile>>([]) : context.Set<FormFile>()
            .Where(file => ids.Contains(file.Id) && file.EntryId == null && file.FormId == form.Id)
            .Select(file => new WaitingFile(file.Id, file.Field, file.Name)).ToListAsync(cancellation);
    }

    private FormEntry Entry(Form form, FormInput input, List<WaitingFile> waiting, bool isSpam, DateTimeOffset now)
    {
        var id = Guid.NewGuid();
        var files = NewFiles(form, input, id).ToList();
        var names = files.Select(file => (file.Field, file.Name)).Concat(waiting.Select(file => (file.Field, file.Name))).ToDictionary(file => file.Field, file => file.Name);
        List<FormAnswer> answers = [.. form.Fields.Select(field => FormCheck.Answer(field, input, names.GetValueOrDefault(field.Id)))];
        var reference = FormReference.Next();
        var sender = form.Fields.FirstOrDefault(field => field.Kind == FormFieldKind.Mail) is { } mail ? answers.Find(answer => answer.Field == mail.Id)!.Value : "";
        return new FormEntry
        {
            Id = id,
            Reference = reference,
            FormId = form.Id,
            FormTitle = form.Title[..Math.Min(form.Title.Length, FormEntry.LongestTitle)],
            ReceivedAt = now,
            State = isSpam ? FormEntryState.Spam : FormEntryState.New,
            Answers = answers,
            SenderMail = sender.Length > 0 ? sender : null,
            SearchText = SearchableText.Fold(string.Join('\n', answers.Select(answer => answer.Value).Prepend(reference))),
            Fingerprint = Fingerprint(form, answers, files, waiting),
            KeptUntil = now.AddMonths(form.RetentionMonths),
            Files = files,
        };
    }

    private IEnumerable<FormFile> NewFiles(Form form, FormInput input, Guid? entry) =>
        from field in form.Fields
        where field.Kind == FormFieldKind.File && input.Files.ContainsKey(field.Id)
        let name = input.Files[field.Id].Name
        let content = input.Files[field.Id].Content ?? []
        where content.Length > 0
        let type = Uploads.UploadedFile.TypeOf(content)
        where type is not null
        select new FormFile
        {
            Id = Guid.NewGuid(),
            EntryId = entry,
            FormId = form.Id,
            Field = field.Id,
            Name = FileName(name, type),
            MediaType = type,
            Bytes = content.Length,
            Content = content,
            UploadedAt = time.GetUtcNow(),
        };

    /// <summary>The sender's own, as far as it can be a file's name everywhere; what the file is, its content says.</summary>
    private static string FileName(string given, string mediaType)
    {
        var name = Path.GetFileNameWithoutExtension(given.Replace('\\', '/'));
        var safe = string.Concat(name.Where(letter => !char.IsControl(letter) && !"\"<>|:*?/\\;".Contains(letter, StringComparison.Ordinal))).Trim(' ', '.');
        var extension = Uploads.UploadedFile.ExtensionOf(mediaType);
        safe = safe.Length == 0 ? "fichier" : safe[..Math.Min(safe.Length, FormFile.LongestName - extension.Length - 1)];
        return $"{safe}.{extension}";
    }

    private static string Fingerprint(Form form, List<FormAnswer> answers, List<FormFile> files, List<WaitingFile> waiting)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(form.Id.ToByteArray());
        hash.AppendData(Encoding.UTF8.GetBytes(FormAnswers.Write(answers)));
        foreach (var file in files)
            hash.AppendData(SHA256.HashData(file.Content));
        foreach (var file in waiting)
            hash.AppendData(file.Id.ToByteArray());
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private async Task AddMailsAsync(PortalDbContext context, Form form, FormEntry entry, CancellationToken cancellation)
    {
        var since = entry.ReceivedAt - Hour;
        var recent = context.Set<FormEntry>().Where(other => other.ReceivedAt > since && other.State != FormEntryState.Spam);
        var before = await recent.CountAsync(other => other.FormId == form.Id, cancellation);
        if (before > options.Value.MailsPerHour)
            return;
        outbox.Add(context, before == options.Value.MailsPerHour ? mails.Flood(form, entry) : mails.ToService(form, entry), FormMails.ServiceKind);
        if (form.CopyToSender && entry.SenderMail is { } sender && before < options.Value.MailsPerHour
            && await recent.CountAsync(other => other.SenderMail == sender, cancellation) < options.Value.CopiesPerAddress)
            outbox.Add(context, mails.Copy(form, entry), FormMails.CopyKind);
    }
}

/// <summary>A file that waits for its message.</summary>
public sealed record WaitingFile(Guid Id, Guid Field, string Name);

public sealed record FormReceipt(string Reference, bool HasMail);

using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Text;

namespace Site.Core.Forms;

/// <summary>Messages as staff see them.</summary>
public sealed class FormInbox(PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    public const int MostAtOnce = 100;

    /// <summary>Every form that has messages, with how many are in which state.</summary>
    public async Task<IReadOnlyList<FormCounts>> CountAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var counted = await context.Set<FormEntry>().GroupBy(entry => new { entry.FormId, entry.State })
            .Select(group => new { group.Key.FormId, group.Key.State, Count = group.Count() }).ToListAsync(cancellation);
        var titles = await context.Set<FormEntry>().GroupBy(entry => entry.FormId)
            .Select(group => new { group.Key, Title = group.OrderByDescending(entry => entry.ReceivedAt).Select(entry => entry.FormTitle).First() })
            .ToDictionaryAsync(form => form.Key, form => form.Title, cancellation);
        return [.. counted.GroupBy(one => one.FormId).Select(form => new FormCounts(form.Key, titles[form.Key], form.ToDictionary(one => one.State, one => one.Count)))];
    }

    public async Task<FormEntryPage> ReadAsync(FormEntryFilter filter, int skip, int take, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = Apply(context, filter);
        var total = await found.CountAsync(cancellation);
        var page = await found.OrderByDescending(entry => entry.ReceivedAt).ThenBy(entry => entry.Id).Skip(skip).Take(Math.Clamp(take, 1, MostAtOnce))
            .Select(entry => new FormEntryLine(entry.Id, entry.Reference, entry.FormId, entry.FormTitle, entry.ReceivedAt, entry.State, entry.Answers, entry.SenderMail, entry.Files.Count))
            .ToListAsync(cancellation);
        return new FormEntryPage(total, page);
    }

    /// <summary>With its files, but without what is in them.</summary>
    public async Task<FormEntryDetail?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Set<FormEntry>().AsNoTracking().FirstOrDefaultAsync(entry => entry.Id == id, cancellation) is not { } entry)
            return null;
        var files = await context.Set<FormFile>().Where(file => file.EntryId == id).OrderBy(file => file.Name)
            .Select(file => new FormFileLine(file.Id, file.Field, file.Name, file.MediaType, file.Bytes)).ToListAsync(cancellation);
        return new FormEntryDetail(entry, files);
    }

    public async Task<FormFile?> FileAsync(Guid entry, Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<FormFile>().AsNoTracking().FirstOrDefaultAsync(file => file.Id == id && file.EntryId == entry, cancellation);
    }

    /// <param name="note">Replaces the note; null leaves it.</param>
    /// <returns>False when there is no such message.</returns>
    public Task<bool> ChangeAsync(Guid id, FormEntryState state, string? note, string staffName, CancellationToken cancellation) => writer.WriteAsync(
        async (context, cancel) =>
        {
            if (await context.Set<FormEntry>().FirstOrDefaultAsync(entry => entry.Id == id, cancel) is not { } entry)
                return false;
            entry.State = state;
            entry.Note = note ?? entry.Note;
            entry.HandledBy = staffName;
            entry.HandledAt = time.GetUtcNow();
            await context.SaveChangesAsync(cancel);
            return true;
        }, cancellation);

    /// <summary>For good; <see cref="FormTrail"/> says who did it.</summary>
    /// <returns>False when there is no such message.</returns>
    public Task<bool> DeleteAsync(Guid id, FormStaff by, CancellationToken cancellation) => writer.WriteAsync(
        async (context, cancel) =>
        {
            if (await context.Set<FormEntry>().Where(entry => entry.Id == id).Select(entry => new { entry.Reference, entry.FormTitle }).FirstOrDefaultAsync(cancel) is not { } entry)
                return false;
            context.Add(new FormTrailRecord
            {
                Id = Guid.NewGuid(), At = time.GetUtcNow(), StaffId = by.Id, StaffName = by.Name, Action = FormTrailAction.Delete, FormTitle = entry.FormTitle, Reference = entry.Reference,
            });
            await context.SaveChangesAsync(cancel);
            await context.Set<FormFile>().Where(file => file.EntryId == id).ExecuteDeleteAsync(cancel);
            return await context.Set<FormEntry>().Where(entry => entry.Id == id).ExecuteDeleteAsync(cancel) == 1;
        }, cancellation);

    /// <summary>As CSV (<see cref="SpreadsheetCsv"/>), newest first, a column a question; memory does not grow with the number of messages.</summary>
    /// <returns>Rows written.</returns>
    public async Task<int> ExportAsync(Stream to, FormEntryFilter filter, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var columns = new FormColumns();
        await foreach (var answers in Apply(context, filter).OrderByDescending(entry => entry.ReceivedAt).Select(entry => entry.Answers).AsAsyncEnumerable().WithCancellation(cancellation))
            columns.Add(answers);
        return await SpreadsheetCsv.WriteAsync(
            to, [.. FormColumns.Head, .. columns.Labels], Apply(context, filter).OrderByDescending(entry => entry.ReceivedAt).ThenBy(entry => entry.Id).AsAsyncEnumerable(), columns.Row, cancellation);
    }

    private static IQueryable<FormEntry> Apply(PortalDbContext context, FormEntryFilter filter)
    {
        var entries = context.Set<FormEntry>().AsNoTracking();
        if (filter.Form is { } form)
            entries = entries.Where(entry => entry.FormId == form);
        entries = filter.State is { } state ? entries.Where(entry => entry.State == state) : entries.Where(entry => entry.State != FormEntryState.Spam);
        if (SearchableText.Fold(filter.Text ?? "") is { Length: > 0 } text)
            entries = entries.Where(entry => entry.SearchText.Contains(text));
        return entries;
    }
}

/// <param name="State">Null: all but spam.</param>
/// <param name="Text">In any answer or the reference, whatever its case and accents.</param>
public sealed record FormEntryFilter(Guid? Form, FormEntryState? State, string? Text);

public sealed record FormCounts(Guid FormId, string Title, IReadOnlyDictionary<FormEntryState, int> ByState);

public sealed record FormEntryPage(int Total, IReadOnlyList<FormEntryLine> Items);

public sealed record FormEntryLine(
    Guid Id, string Reference, Guid FormId, string FormTitle, DateTimeOffset ReceivedAt, FormEntryState State, IReadOnlyList<FormAnswer> Answers, string? SenderMail, int Files);

public sealed record FormFileLine(Guid Id, Guid Field, string Name, string MediaType, int Bytes);

public sealed record FormEntryDetail(FormEntry Entry, IReadOnlyList<FormFileLine> Files);

using Microsoft.AspNetCore.Mvc;
using Site.Core.Forms;
using Site.Core.Help;
using Site.Core.Text;
using Site.Web;

namespace Site.Forms.Api;

/// <summary>Messages: lists, shows, sorts, deletes and exports them. Who took them out or deleted one is in the trail.</summary>
public sealed class EntriesController(FormInbox inbox, FormTrail trail, HelpLibrary library, TimeProvider time) : FormsApi
{
    /// <summary>Published forms, and those that are gone but have messages, with how many are in which state.</summary>
    [HttpGet("forms")]
    public async Task<IReadOnlyList<FormAnswer>> Forms(CancellationToken cancellation)
    {
        var counted = await inbox.CountAsync(cancellation);
        var published = library.Current.Forms;
        return
        [
            .. published.Select(form => new FormAnswer(form.Id, form.Title, form.RetentionMonths, counted.FirstOrDefault(one => one.FormId == form.Id)?.ByState ?? Nothing)),
            .. counted.Where(one => published.All(form => form.Id != one.FormId)).Select(one => new FormAnswer(one.FormId, one.Title, null, one.ByState)),
        ];
    }

    [HttpGet("entries")]
    public async Task<IActionResult> Read([FromQuery] EntryQuery query, CancellationToken cancellation) =>
        query.Read() is { } filter && query.Skip >= 0 && query.Take is > 0 and <= FormInbox.MostAtOnce
            ? Ok(await inbox.ReadAsync(filter, query.Skip, query.Take, cancellation))
            : Refuse(StatusCodes.Status400BadRequest, "Ce filtre n’existe pas.");

    [HttpGet("entries/{id:guid}")]
    public async Task<IActionResult> Find(Guid id, CancellationToken cancellation)
    {
        if (await inbox.FindAsync(id, cancellation) is not { Entry: var entry, Files: var files })
            return Missing();
        var months = library.Current.FormOf(entry.FormId)?.RetentionMonths;
        return Ok(new EntryAnswer(
            entry.Id, entry.Reference, entry.FormId, entry.FormTitle, entry.ReceivedAt, entry.State, entry.Answers, files, entry.SenderMail,
            months is { } kept ? entry.ReceivedAt.AddMonths(kept) : entry.KeptUntil, entry.HandledBy, entry.HandledAt, entry.Note));
    }

    [HttpPost("entries/{id:guid}/state")]
    public async Task<IActionResult> Change(Guid id, [FromBody] EntryChange? change)
    {
        if (change?.State is not { } state || !Enum.IsDefined(state))
            return Refuse(StatusCodes.Status400BadRequest, "Cet état n’existe pas.");
        var note = change.Note?.Trim();
        if (note?.Length > FormEntry.LongestNote)
            return Refuse(StatusCodes.Status400BadRequest, $"La note est trop longue\u00a0: {FormEntry.LongestNote} caractères au plus.");
        return await inbox.ChangeAsync(id, state, note, HttpContext.Staff().Name, CancellationToken.None) ? NoContent() : Missing();
    }

    [HttpDelete("entries/{id:guid}")]
    public async Task<IActionResult> Delete(Guid id) => await inbox.DeleteAsync(id, Caller, CancellationToken.None) ? NoContent() : Missing();

    /// <summary>Always a download: it comes from anybody.</summary>
    [HttpGet("entries/{id:guid}/files/{file:guid}")]
    public async Task<IActionResult> File(Guid id, Guid file, CancellationToken cancellation) =>
        await inbox.FileAsync(id, file, cancellation) is { } found ? File(found.Content, found.MediaType, found.Name) : Missing();

    [HttpGet("entries.csv")]
    public async Task<IActionResult> Export([FromQuery] EntryQuery query)
    {
        if (query.Read() is not { } filter)
            return Refuse(StatusCodes.Status400BadRequest, "Ce filtre n’existe pas.");
        var export = await trail.BeginExportAsync(filter, Caller, CancellationToken.None);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"messages-{time.GetUtcNow():yyyy-MM-dd}.csv\"";
        var rows = await inbox.ExportAsync(Response.Body, filter, HttpContext.RequestAborted);
        await trail.EndExportAsync(export, rows, CancellationToken.None);
        return new EmptyResult();
    }

    /// <summary>Who took messages out or deleted one, newest first.</summary>
    [HttpGet("trail")]
    public async Task<IReadOnlyList<TrailAnswer>> Trail(CancellationToken cancellation) =>
        [.. (await trail.ReadAsync(cancellation)).Select(one => new TrailAnswer(one.At, one.StaffName, one.Action, one.FormTitle, one.State, one.Reference, one.Rows))];

    private FormStaff Caller => new(HttpContext.Staff().Id, HttpContext.Staff().Name);

    private static IReadOnlyDictionary<FormEntryState, int> Nothing { get; } = new Dictionary<FormEntryState, int>();

    /// <param name="RetentionMonths">Null for a form that is not published.</param>
    public sealed record FormAnswer(Guid Id, string Title, int? RetentionMonths, IReadOnlyDictionary<FormEntryState, int> Counts);
}

public sealed record EntryAnswer(
    Guid Id, string Reference, Guid FormId, string FormTitle, DateTimeOffset ReceivedAt, FormEntryState State, IReadOnlyList<FormAnswer> Answers, IReadOnlyList<FormFileLine> Files,
    string? SenderMail, DateTimeOffset KeptUntil, string? HandledBy, DateTimeOffset? HandledAt, string? Note);

/// <param name="Rows">Of an export; null for one that did not come to its end.</param>
public sealed record TrailAnswer(DateTimeOffset At, string StaffName, FormTrailAction Action, string? FormTitle, FormEntryState? State, string? Reference, int? Rows);

public sealed record EntryChange(FormEntryState? State, string? Note);

/// <summary>Which messages.</summary>
public sealed record EntryQuery
{
    private const int LongestText = 200;

    public Guid? Form { get; init; }

    public string? State { get; init; }

    public string? Text { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 30;

    /// <returns>Null when the state is unknown or the text too long.</returns>
    internal FormEntryFilter? Read()
    {
        FormEntryState? state = null;
        if (!string.IsNullOrEmpty(State))
        {
            if (!Enum.TryParse<FormEntryState>(State, ignoreCase: true, out var known) || !Enum.IsDefined(known))
                return null;
            state = known;
        }
        return Text?.Length > LongestText || (Text is not null && !UnicodeText.IsSound(Text)) ? null : new FormEntryFilter(Form, state, Text);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Forms;

public enum FormEntryState { New, InProgress, Done, Spam }

/// <summary>What somebody sent by a form, with its questions as they were then.</summary>
public sealed class FormEntry
{
    public const int LongestNote = 1000;
    public const int LongestTitle = 200;

    public required Guid Id { get; init; }

    /// <summary>What people say on the phone, e.g. <c>K7QX-2M9D</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>The form's document.</summary>
    public required Guid FormId { get; init; }

    /// <summary>As it was when the message came: the form may be gone.</summary>
    public required string FormTitle { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required FormEntryState State { get; set; }

    /// <summary>In the form's order.</summary>
    public required IReadOnlyList<FormAnswer> Answers { get; init; }

    /// <summary>Who can be answered by mail; null where the form does not ask, or nothing was given.</summary>
    public string? SenderMail { get; init; }

    /// <summary>All answers and the reference, folded, for searching.</summary>
    public required string SearchText { get; init; }

    /// <summary>Of form and answers: the same twice in a short time is one message (a second press on the button).</summary>
    public required string Fingerprint { get; init; }

    /// <summary>For forms that are gone; while a form is published, its own period counts.</summary>
    public required DateTimeOffset KeptUntil { get; init; }

    /// <summary>Who changed the state last; null while nobody did.</summary>
    public string? HandledBy { get; set; }

    public DateTimeOffset? HandledAt { get; set; }

    /// <summary>What staff noted; never shown to the sender.</summary>
    public string? Note { get; set; }

    public List<FormFile> Files { get; init; } = [];
}

/// <param name="Field">The field's id in the form.</param>
/// <param name="Label">Its words when it was answered.</param>
/// <param name="Value">As people read it: text, the chosen answer, « Oui » or « Non », a file's name; empty when nothing was given.</param>
public sealed record FormAnswer(Guid Field, string Label, string Value);

/// <summary>A file that was sent. While its message is still being corrected it belongs to none.</summary>
public sealed class FormFile
{
    public const int LongestName = 120;

    /// <summary>Unguessable: whoever has it may send the file along with a message.</summary>
    public required Guid Id { get; init; }

    public Guid? EntryId { get; set; }

    public required Guid FormId { get; init; }

    public required Guid Field { get; init; }

    public required string Name { get; init; }

    /// <summary>Told from the content (<see cref="Uploads.UploadedFile.TypeOf"/>).</summary>
    public required string MediaType { get; init; }

    public required int Bytes { get; init; }

    public required byte[] Content { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }
}

internal sealed class FormEntryMapping : IEntityTypeConfiguration<FormEntry>
{
    public void Configure(EntityTypeBuilder<FormEntry> entry)
    {
        entry.ToTable("FormEntries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Reference).HasMaxLength(9);
        entry.Property(e => e.FormTitle).HasMaxLength(FormEntry.LongestTitle);
        entry.Property(e => e.State).HasConversion<string>().HasMaxLength(10);
        entry.Property(e => e.Note).HasMaxLength(FormEntry.LongestNote);
        entry.Property(e => e.HandledBy).HasMaxLength(200);
        entry.Property(e => e.Fingerprint).HasMaxLength(64);
        entry.Property(e => e.Answers).HasConversion(FormAnswers.Json, FormAnswers.Same);
        entry.HasIndex(e => e.Reference).IsUnique();
        entry.HasIndex(e => new { e.FormId, e.ReceivedAt });
        entry.HasIndex(e => new { e.State, e.ReceivedAt });
        entry.HasIndex(e => e.Fingerprint);
        entry.HasMany(e => e.Files).WithOne().HasForeignKey(f => f.EntryId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FormFileMapping : IEntityTypeConfiguration<FormFile>
{
    public void Configure(EntityTypeBuilder<FormFile> file)
    {
        file.ToTable("FormFiles");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Name).HasMaxLength(FormFile.LongestName);
        file.Property(f => f.MediaType).HasMaxLength(40);
        file.HasIndex(f => f.EntryId);
        file.HasIndex(f => f.UploadedAt);
    }
}

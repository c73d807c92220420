using Site.Cms.Model;

namespace Site.Cms.Versions;

/// <summary>
/// One version of a document. As in Umbraco, saving overwrites the draft version; publishing makes it the published one
/// and starts a new draft with the same values. Versions that were published before stay as history.
/// </summary>
/// <param name="Id">Counts up over all documents; the Management API shows it as a GUID (<see cref="Key"/>).</param>
/// <param name="Segment">URL segment made from the name, unique among siblings.</param>
/// <param name="Date">UTC; when it was last saved, or published.</param>
/// <param name="PreventCleanup">Kept when old versions are removed.</param>
public sealed record DocumentVersion(
    int Id, Guid DocumentId, string Name, string Segment, PropertyValues Values, DateTime Date, Guid UserId, bool PreventCleanup = false)
{
    /// <summary>The id in the form of a GUID: <c>00000022-0000-0000-0000-000000000000</c>.</summary>
    public Guid Key => KeyOf(Id);

    public static Guid KeyOf(int id) => new(id, 0, 0, new byte[8]);

    /// <summary>The id behind a key; null for a GUID that is none.</summary>
    public static int? IdOf(Guid key) =>
        BitConverter.ToInt32(key.ToByteArray()) is var id && id > 0 && KeyOf(id) == key ? id : null;

    public bool SameContentAs(DocumentVersion other) => Name == other.Name && Values.Equals(other.Values);
}

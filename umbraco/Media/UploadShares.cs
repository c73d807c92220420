namespace Site.Cms.Media;

/// <summary>What one upload takes of its owner's room.</summary>
internal sealed class UploadShare(Guid owner)
{
    public Guid Owner { get; } = owner;

    /// <summary>Bytes; written under the lock of <see cref="UploadShares"/> alone.</summary>
    public long Bytes { get; set; }
}

/// <summary>
/// The room that each member of staff has for uploads which no media item has taken yet, those that are just arriving included: else one account
/// could fill the disk.
/// </summary>
internal sealed class UploadShares(MediaOptions limits)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, HashSet<UploadShare>> _byOwner = [];

    /// <param name="expected">Bytes announced; 0 when unknown.</param>
    /// <returns>Null when the owner has no room for it.</returns>
    public UploadShare? Begin(Guid owner, long expected)
    {
        lock (_lock)
        {
            var shares = _byOwner.GetValueOrDefault(owner) ?? [];
            if (shares.Count >= limits.MostWaiting || shares.Sum(other => other.Bytes) + expected > limits.MostWaitingBytes)
                return null;
            var share = new UploadShare(owner);
            shares.Add(share);
            _byOwner[owner] = shares;
            return share;
        }
    }

    /// <summary>So many bytes of it have come.</summary>
    /// <returns>False when the owner has no room for more.</returns>
    public bool Extend(UploadShare share, long bytes)
    {
        lock (_lock)
        {
            share.Bytes = bytes;
            return _byOwner[share.Owner].Sum(other => other.Bytes) <= limits.MostWaitingBytes;
        }
    }

    public void Return(UploadShare? share)
    {
        if (share is null)
            return;
        lock (_lock)
        {
            if (_byOwner.TryGetValue(share.Owner, out var shares) && shares.Remove(share) && shares.Count == 0)
                _byOwner.Remove(share.Owner);
        }
    }
}

using System.Collections.Frozen;

namespace Site.Core.Help;

/// <summary>Holds the current snapshot; one per process. Readers take <see cref="Current"/> once per request.</summary>
public sealed class HelpLibrary
{
    private volatile HelpSnapshot _current = new()
    {
        Number = 0,
        Centre = null,
        TutorialList = null,
        FaqList = null,
        Tutorials = [],
        FaqEntries = [],
        Pages = [],
        Forms = [],
        Announcements = [],
        ById = FrozenDictionary<Guid, HelpContent>.Empty,
        ByAddress = FrozenDictionary<string, HelpContent>.Empty,
    };

    public HelpSnapshot Current => _current;

    /// <summary>Raised after a new snapshot has become current.</summary>
    public event Action<HelpSnapshot>? Changed;

    internal void Replace(HelpSnapshot snapshot)
    {
        _current = snapshot;
        Changed?.Invoke(snapshot);
    }
}

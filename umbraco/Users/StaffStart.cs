using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Site.Cms.Data;

namespace Site.Cms.Users;

/// <summary>
/// Opens the staff's tables, and fills new ones: the built-in groups, then, while there is no account, the unattended administrator or, in
/// Development, the example accounts. Runs once, when the staff side is built.
/// </summary>
internal sealed partial class StaffStart(
    IDbContextFactory<StaffDbContext> databases, CmsStore store, CmsOptions cms, StaffOptions options, StaffDirectory directory,
    IPasswordHasher<StaffUser> hasher, TimeProvider time, ILogger<StaffStart> log)
{
    /// <summary>Passwords of the accounts that Development has; they stand in the README.</summary>
    private static readonly (string Email, string Name, string Password, Guid Group)[] Examples =
    [
        ("redaction@exemple.fr", "Camille Rédaction", "redaction-exemple-2026", BuiltInGroups.Editors),
        ("admin@exemple.fr", "Dominique Admin", "admin-exemple-2026", BuiltInGroups.Administrators),
        ("analyste@exemple.fr", "Alex Analyse", "analyste-exemple-2026", BuiltInGroups.Analysts),
        ("guichet@exemple.fr", "Sacha Guichet", "guichet-exemple-2026", BuiltInGroups.Desk),
    ];

    public void Run()
    {
        using var db = databases.CreateDbContext();
        StaffDatabase.Prepare(db, store);
        using (var transaction = db.Database.BeginTransaction())
        {
            if (!db.Groups.Any())
                db.Groups.AddRange(BuiltInGroups.All(cms.DefaultLanguage, withTowns: cms.FirstRun == FirstRunMode.Seed));
            db.SaveChanges();
            if (options.ServiceName is { } service && cms.FirstRun == FirstRunMode.Seed && !db.Groups.Any(group => group.Id == BuiltInGroups.Desk))
                AddDesk(db, service);
            db.SaveChanges();
            if (cms.FirstRun == FirstRunMode.Seed && !db.Groups.AsEnumerable().Any(group => group.Sections.Contains(Sections.Feedback)))
                AddFeedback(db);
            db.SaveChanges();
            if (cms.FirstRun == FirstRunMode.Seed && !db.Groups.AsEnumerable().Any(group => group.Sections.Contains(Sections.Forms)))
                AddForms(db);
            db.SaveChanges();
            if (!db.Users.Any())
                AddFirstAccounts(db);
            db.SaveChanges();
            transaction.Commit();
        }
        directory.Reload();
    }

    // Installations from before it get it too. Whether administrators keep the section is theirs to decide from then on.
    private static void AddDesk(StaffDbContext db, string serviceName)
    {
        db.Groups.Add(BuiltInGroups.ForDesk(serviceName));
        if (db.Groups.Find(BuiltInGroups.Administrators) is { } administrators && !administrators.Sections.Contains(Sections.Desk))
            administrators.Sections = [.. administrators.Sections, Sections.Desk];
    }

    // As for the desk: once, and then the administrators decide.
    private static void AddFeedback(StaffDbContext db)
    {
        foreach (var (id, triages) in BuiltInGroups.FeedbackReaders)
        {
            if (db.Groups.Find(id) is not { } group)
                continue;
            group.Sections = [.. group.Sections, Sections.Feedback];
            if (triages)
                group.FallbackPermissions = [.. group.FallbackPermissions, StaffMember.FeedbackTriage];
        }
    }

    private static void AddForms(StaffDbContext db)
    {
        foreach (var id in BuiltInGroups.FormReaders)
            if (db.Groups.Find(id) is { } group)
                group.Sections = [.. group.Sections, Sections.Forms];
    }

    /// <summary>An administrator with access to sensitive data, as Umbraco's first one.</summary>
    public static Guid[] FirstAdministratorsGroups => [BuiltInGroups.Administrators, BuiltInGroups.SensitiveData];

    private void AddFirstAccounts(StaffDbContext db)
    {
        if (options.Unattended is { } first)
        {
            Add(db, first.Id ?? Guid.CreateVersion7(time.GetUtcNow()), first.Name, first.Email, first.Password, FirstAdministratorsGroups);
            UnattendedMade();
        }
        else if (options.ExampleAccounts)
        {
            foreach (var (email, name, password, group) in Examples.Where(example => db.Groups.Any(group => group.Id == example.Group)))
                Add(db, Guid.CreateVersion7(time.GetUtcNow()), name, email, password, [group]);
        }
    }

    private void Add(StaffDbContext db, Guid id, string name, string email, string password, Guid[] groups)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var user = new StaffUser
        {
            Id = id, Name = name, LanguageIsoCode = StaffAccounts.LanguageOf(cms),
            UserName = email, NormalizedUserName = email.Normalize().ToUpperInvariant(), Email = email, NormalizedEmail = email.Normalize().ToUpperInvariant(),
            EmailConfirmed = true, SecurityStamp = StaffAccounts.NewStamp(),
            CreateDate = now, UpdateDate = now, LastPasswordChangeDate = now,
            Groups = [.. db.Groups.Where(group => groups.Contains(group.Id))],
        };
        user.PasswordHash = hasher.HashPassword(user, password);
        db.Users.Add(user);
    }

    [LoggerMessage(LogLevel.Information, "The first administrator of the CMS was made from the unattended settings, which are no longer needed.")]
    private partial void UnattendedMade();
}

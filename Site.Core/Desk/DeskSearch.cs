// In queries ToUpper is the database's own: it takes no culture.
#pragma warning disable CA1304, CA1311

using Microsoft.EntityFrameworkCore;
using Site.Core.Account;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Desk;

/// <summary>Finds dossiers for the desk by a guardian's or the family's name, by number, by mail address or user name.</summary>
public sealed class DeskSearch(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>In characters; less finds half the town.</summary>
    public const int Shortest = 3;

    public const int MostAtOnce = 50;

    private const string Escape = "\\";

    /// <summary>By family name, then number.</summary>
    public async Task<DeskFindings> FindAsync(DeskQuery query, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = Matching(context, query);
        var total = await found.CountAsync(cancellation);
        var dossiers = await found.OrderBy(dossier => dossier.SearchName).ThenBy(dossier => dossier.NormalisedNumber).Skip(query.Skip).Take(query.Take)
            .Select(dossier => new FoundDossier(
                dossier.Id, dossier.Number, dossier.FamilyName, dossier.Postcode, dossier.Town,
                dossier.Guardians.OrderBy(guardian => guardian.SearchName).Select(guardian => guardian.FirstName + " " + guardian.FamilyName).ToList()))
            .AsNoTracking().ToListAsync(cancellation);
        return new DeskFindings(dossiers, total);
    }

    private static IQueryable<Dossier> Matching(PortalDbContext context, DeskQuery query)
    {
        var text = query.Text.Trim();
        var byAccount = DossiersOfAccounts(context, query, IsOneWord(text) ? Start(text) : null);
        var numbers = query.Numbers;
        var guardianMail = text.Contains('@', StringComparison.Ordinal) ? Start(text) : null;
        var number = text.Any(char.IsAsciiDigit) && guardianMail is null && LetterText.Number(text) is { Length: > 0 } plain ? Start(plain) : null;
        var named = guardianMail is null && number is null ? Named(context, text).Select(dossier => dossier.Id) : null;

        var dossiers = context.Set<Dossier>();
        if (named is not null)
            return dossiers.Where(dossier => named.Contains(dossier.Id) || byAccount.Contains(dossier.Id) || numbers.Contains(dossier.NormalisedNumber));
        if (number is not null)
            return dossiers.Where(dossier => EF.Functions.Like(dossier.NormalisedNumber, number, Escape) || byAccount.Contains(dossier.Id) || numbers.Contains(dossier.NormalisedNumber));
        return dossiers.Where(dossier => byAccount.Contains(dossier.Id) || numbers.Contains(dossier.NormalisedNumber)
            || dossier.Guardians.Any(guardian => guardian.Mail != null && EF.Functions.Like(guardian.Mail.ToUpper(), guardianMail!, Escape)));
    }

    /// <summary>Every word begins a word of the family's name or of one and the same guardian's.</summary>
    private static IQueryable<Dossier> Named(PortalDbContext context, string text)
    {
        var words = LetterText.Words(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"% {Literal(word)}%").ToList();
        if (words.Count == 0)
            return context.Set<Dossier>().Where(_ => false);
        var (families, guardians) = (context.Set<Dossier>().AsQueryable(), context.Set<Guardian>().AsQueryable());
        foreach (var word in words)
        {
            families = families.Where(dossier => EF.Functions.Like(dossier.SearchName, word, Escape));
            guardians = guardians.Where(guardian => EF.Functions.Like(guardian.SearchName, word, Escape));
        }
        var ids = families.Select(dossier => dossier.Id).Union(guardians.Select(guardian => guardian.DossierId));
        return context.Set<Dossier>().Where(dossier => ids.Contains(dossier.Id));
    }

    private static IQueryable<Guid> DossiersOfAccounts(PortalDbContext context, DeskQuery query, string? start)
    {
        var (issuer, subjects) = (query.Issuer, query.Subjects);
        return from link in context.Set<DossierLink>()
               join account in context.Set<PortalAccount>() on link.AccountId equals account.Id
               where (account.Issuer == issuer && subjects.Contains(account.Subject))
                   || (start != null && account.UserName != null && EF.Functions.Like(account.UserName.ToUpper(), start, Escape))
                   || (start != null && account.Mail != null && EF.Functions.Like(account.Mail.ToUpper(), start, Escape))
               select link.DossierId;
    }

    private static bool IsOneWord(string text) => !text.Any(char.IsWhiteSpace);

    private static string Start(string text) => Literal(text.ToUpperInvariant()) + "%";

    private static string Literal(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}

/// <summary>What is looked for.</summary>
public sealed record DeskQuery
{
    /// <summary>As typed, at least <see cref="DeskSearch.Shortest"/> characters.</summary>
    public required string Text { get; init; }

    /// <summary>Accounts of this provider that the caller has found by the same text; null with none.</summary>
    public string? Issuer { get; init; }

    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Normalised numbers of dossiers that sign-ups are waiting for.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    public int Skip { get; init; }

    public int Take { get; init; } = DeskSearch.MostAtOnce;
}

/// <param name="Total">Of all pages.</param>
public sealed record DeskFindings(IReadOnlyList<FoundDossier> Dossiers, int Total);

/// <param name="Guardians">First and family names.</param>
public sealed record FoundDossier(Guid Id, string Number, string FamilyName, string? Postcode, string? Town, IReadOnlyList<string> Guardians);

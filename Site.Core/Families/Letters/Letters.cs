using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Families;

/// <summary>Compares what people type with the town's letters, and counts what was wrong.</summary>
public sealed class Letters(PortalWriter writer, IOptions<FamiliesOptions> options, TimeProvider time)
{
    // Compared where there is no such dossier, so that the answer takes as long.
    private static readonly string[] NobodysNames = ["PERSONNE"];

    /// <summary>Whether a letter is right, for a sign-up that links later. Uses up no code.</summary>
    public Task<LetterResult> CheckAsync(LetterInput input, CancellationToken cancellation) =>
        writer.WriteAsync((context, token) => CheckAsync(context, input, token), cancellation);

    /// <summary>A new letter's code, to be printed; kept nowhere in clear.</summary>
    /// <param name="replacing">Whether it stands for a lost letter: codes of the dossier that were not used stop working.</param>
    /// <returns>Null when there is no such dossier.</returns>
    public Task<string?> IssueCodeAsync(Guid dossierId, bool replacing, CancellationToken cancellation) =>
        writer.WriteAsync((context, token) => IssueCodeAsync(context, dossierId, replacing, token), cancellation);

    /// <summary>In the caller's transaction.</summary>
    internal async Task<string?> IssueCodeAsync(PortalDbContext context, Guid dossierId, bool replacing, CancellationToken cancellation)
    {
        if (!await context.Set<Dossier>().AnyAsync(dossier => dossier.Id == dossierId, cancellation))
            return null;
        if (replacing)
            await context.Set<LetterCode>().Where(code => code.DossierId == dossierId && code.UsedAt == null).ExecuteDeleteAsync(cancellation);
        var printed = LetterCode.New();
        context.Add(new LetterCode { Id = Guid.NewGuid(), DossierId = dossierId, Hash = LetterCode.HashOf(dossierId, printed), IssuedAt = time.GetUtcNow() });
        await context.SaveChangesAsync(cancellation);
        return printed;
    }

    /// <summary>As <see cref="CheckAsync(LetterInput, CancellationToken)"/>, in the caller's transaction, which must be committed whatever the result: failures count.</summary>
    internal async Task<LetterResult> CheckAsync(PortalDbContext context, LetterInput input, CancellationToken cancellation)
    {
        var (name, number) = (LetterText.Name(input.FamilyName), LetterText.Number(input.Number));
        var digest = LetterText.Digest(number);
        if (await ClosedUntilAsync(context, digest, input, cancellation) is { } until)
            return new LetterResult.TooManyFailures(until);

        var today = time.Today();
        var dossier = await context.Set<Dossier>().Where(d => d.NormalisedNumber == number).Select(d => new
        {
            d.Id,
            d.FamilyName,
            Guardians = d.Guardians.AsQueryable().Where(Guardian.IsActiveOn(today)).Select(guardian => guardian.FamilyName).ToList(),
        }).SingleOrDefaultAsync(cancellation);

        // All names are compared, whichever is the right one.
        var matches = false;
        foreach (var known in dossier is null ? NobodysNames : [dossier.FamilyName, .. dossier.Guardians])
            matches |= LetterText.Same(LetterText.Name(known), name) & name.Length > 0;
        if (dossier is null || !matches)
        {
            await CountAsync(context, digest, input, cancellation);
            return new LetterResult.NoMatch();
        }
        if (options.Value.LetterCode.Required && !await OpenCodes(context, dossier.Id, input.Code).AnyAsync(cancellation))
        {
            await CountAsync(context, digest, input, cancellation);
            return new LetterResult.CodeWrong();
        }
        return new LetterResult.Matches(dossier.Id);
    }

    /// <summary>The letter's code is good for no other link from now on. Nothing where letters need no code.</summary>
    internal async Task UseCodeAsync(PortalDbContext context, Guid dossierId, string? code, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (options.Value.LetterCode.Required)
            await OpenCodes(context, dossierId, code).ExecuteUpdateAsync(used => used.SetProperty(c => c.UsedAt, now), cancellation);
    }

    private static IQueryable<LetterCode> OpenCodes(PortalDbContext context, Guid dossierId, string? typed)
    {
        // Looked up by a keyed hash: how long that takes tells nothing about the code.
        var hash = LetterCode.HashOf(dossierId, typed);
        return context.Set<LetterCode>().Where(code => code.DossierId == dossierId && code.Hash == hash && code.UsedAt == null);
    }

    private async Task<DateTimeOffset?> ClosedUntilAsync(PortalDbContext context, byte[] number, LetterInput input, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - FamiliesOptions.FailureWindow;
        var failures = context.Set<LetterFailure>().Where(failure => failure.At > since);
        var (account, network) = (input.AccountId, input.NetworkDigest);
        DateTimeOffset?[] oldest =
        [
            await OldestOfAsync(failures.Where(failure => failure.NumberDigest == number), options.Value.FailuresPerDossier, cancellation),
            account is null ? null : await OldestOfAsync(failures.Where(failure => failure.AccountId == account), options.Value.FailuresPerAccount, cancellation),
            network is null ? null : await OldestOfAsync(failures.Where(failure => failure.NetworkDigest == network), options.Value.FailuresPerNetwork, cancellation),
        ];
        return oldest.Max() + FamiliesOptions.FailureWindow;
    }

    /// <returns>When the one was that has to be an hour past before there is room for another; null when there is room.</returns>
    private static async Task<DateTimeOffset?> OldestOfAsync(IQueryable<LetterFailure> failures, int most, CancellationToken cancellation) =>
        await failures.OrderByDescending(failure => failure.At).Skip(most - 1).Select(failure => (DateTimeOffset?)failure.At).FirstOrDefaultAsync(cancellation);

    private async Task CountAsync(PortalDbContext context, byte[] number, LetterInput input, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var past = now - FamiliesOptions.FailureWindow;
        await context.Set<LetterFailure>().Where(failure => failure.At <= past).ExecuteDeleteAsync(cancellation);
        context.Add(new LetterFailure { Id = Guid.NewGuid(), NumberDigest = number, AccountId = input.AccountId, NetworkDigest = input.NetworkDigest, At = now });
        await context.SaveChangesAsync(cancellation);
    }
}

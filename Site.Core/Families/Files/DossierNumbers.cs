using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Core.Families;

/// <summary>Which dossiers the lines of a file mean.</summary>
internal static class DossierNumbers
{
    /// <param name="numbers">As written in the file.</param>
    /// <returns>Ids by normalised number; without those that nobody has.</returns>
    public static Task<Dictionary<string, Guid>> FindAsync(PortalDbContext context, IEnumerable<string> numbers, CancellationToken cancellation)
    {
        var wanted = numbers.Select(LetterText.Number).Distinct().ToList();
        return context.Set<Dossier>().Where(dossier => wanted.Contains(dossier.NormalisedNumber))
            .ToDictionaryAsync(dossier => dossier.NormalisedNumber, dossier => dossier.Id, cancellation);
    }
}

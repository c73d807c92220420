using System.Globalization;
using Microsoft.AspNetCore.Http;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management.Documents;

/// <summary>Tells who saved too late what happened, where their text is, and what to do.</summary>
internal sealed class EditingConflicts(CmsEngine engine, IStaffDirectory staff)
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>409; the refused text has been kept as a version already.</summary>
    public IResult Explain(Guid document)
    {
        var saved = engine.State.Documents.GetValueOrDefault(document)?.Draft;
        var who = saved is null ? null : staff.NameOf(saved.UserId);
        var when = saved is null ? "" : When(TimeZoneInfo.ConvertTime(DocumentMapping.Utc(saved.Date), Paris));
        return Answer.Problem(new Problem
        {
            Title = $"{who ?? "Quelqu’un d’autre"} a enregistré ce contenu{when}, après que vous l’avez ouvert. Votre texte n’a pas remplacé le sien.",
            Status = StatusCodes.Status409Conflict,
            Detail = "Votre texte n’est pas perdu\u00A0: il est gardé dans «\u00A0Informations → Historique des versions\u00A0». "
                + "Rechargez la page pour voir le contenu actuel, puis reprenez-y vos modifications, ou choisissez votre version dans l’historique et cliquez sur «\u00A0Rétablir\u00A0».",
            OperationStatus = nameof(OperationStatus.ConcurrencyViolation),
        });
    }

    private static string When(DateTimeOffset time) =>
        $" le {(time.Day == 1 ? "1er" : time.Day)} {time.ToString("MMMM yyyy", French)} à {time.Hour}\u00A0h\u00A0{time.Minute:00}";
}

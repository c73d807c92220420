using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Site.Billing;
using Site.Core.Account;
using Site.Core.Billing;
using Site.Core.Families;
using Site.Core.Reservations;

namespace Site.Account;

/// <summary>
/// What is kept of one person, as the file that they download. Its names are French, because its readers are. Health data and who may fetch a child are
/// never in a file: the page says where to ask.
/// </summary>
public sealed class PersonalData(
    PortalAccounts accounts, ExternalIdentities identities, PortalSessions sessions, FamilyReader families, BookingList bookings, InvoiceReader invoices,
    TimeProvider time, IEmbeddedProvider? provider = null)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="ownKey">Of the session that asks.</param>
    /// <returns>UTF-8 JSON.</returns>
    public async Task<byte[]> FileAsync(PortalUser user, string? ownKey, CancellationToken cancellation)
    {
        var profile = await accounts.ProfileAsync(user.AccountId, cancellation);
        var file = new JsonObject
        {
            ["date"] = time.GetUtcNow(),
            ["compte"] = new JsonObject { ["nomUtilisateur"] = profile?.UserName, ["adresseMail"] = profile?.Mail, ["fournisseur"] = profile?.Issuer, ["identifiant"] = profile?.Subject },
            ["connexion"] = provider is null || profile is null ? null : await provider.DataAsync(profile.Subject, cancellation),
            ["autresConnexions"] = List(await identities.ListAsync(user.AccountId, cancellation), Identity),
            ["rattachements"] = List(await families.LinksAsync(user.AccountId, cancellation), Link),
            ["dossiers"] = new JsonArray(await DossiersAsync(user.AccountId, cancellation)),
            ["reservations"] = List(await bookings.ReadAsync(user.AccountId, cancellation), Booking),
            ["factures"] = List(await invoices.ListAsync(user.AccountId, cancellation), Invoice),
            ["appareils"] = List(await sessions.ListAsync(user.AccountId, ownKey, cancellation), Device),
        };
        return JsonSerializer.SerializeToUtf8Bytes(file, Readable);
    }

    private async Task<JsonNode?[]> DossiersAsync(Guid accountId, CancellationToken cancellation)
    {
        var dossiers = new List<JsonNode?>();
        foreach (var held in await families.DossiersAsync(accountId, cancellation))
            if (await families.DossierAsync(accountId, held.Id, cancellation) is { } dossier)
                dossiers.Add(Dossier(dossier));
        return [.. dossiers];
    }

    private static JsonObject Identity(ExternalIdentity identity) => new()
    {
        ["fournisseur"] = identity.Issuer, ["identifiant"] = identity.Subject, ["nom"] = identity.Name, ["depuis"] = identity.AttachedAt, ["derniereConnexion"] = identity.LastSeenAt,
    };

    private static JsonObject Link(OwnLink link) => new()
    {
        ["dossier"] = link.Number,
        ["depuis"] = link.Since,
        ["etat"] = link.State switch { LinkState.Active => "actif", LinkState.Suspended => "suspendu", _ => "terminé" },
        ["etatDepuis"] = link.ChangedAt,
    };

    private static JsonObject Dossier(OwnDossier dossier) => new()
    {
        ["numero"] = dossier.Number,
        ["nomDeFamille"] = dossier.FamilyName,
        ["adresse"] = dossier.Address,
        ["codePostal"] = dossier.Postcode,
        ["ville"] = dossier.Town,
        ["valableJusquau"] = Day(dossier.ValidUntil),
        ["piecesManquantes"] = List(dossier.MissingItems, item => JsonValue.Create(item)),
        ["droits"] = new JsonObject { ["voir"] = dossier.Rights.See, ["reserver"] = dossier.Rights.Book, ["payer"] = dossier.Rights.Pay },
        ["quotientsFamiliaux"] = List(dossier.Quotients, quotient => new JsonObject
        {
            ["euros"] = quotient.Cents / 100m, ["du"] = Day(quotient.From), ["au"] = Day(quotient.Until), ["source"] = quotient.Source,
        }),
        ["responsables"] = List(dossier.Guardians, guardian => new JsonObject { ["prenom"] = guardian.FirstName, ["nom"] = guardian.FamilyName }),
        ["enfants"] = List(dossier.Children, child => new JsonObject
        {
            ["prenom"] = child.FirstName, ["nom"] = child.FamilyName, ["naissance"] = Day(child.BirthDate), ["ecole"] = child.School, ["classe"] = child.Class,
        }),
    };

    private static JsonObject Booking(ListedBooking booking) => new()
    {
        ["dossier"] = booking.Dossier,
        ["enfant"] = booking.Child,
        ["activite"] = booking.Activity,
        ["jour"] = Day(booking.Day),
        ["moment"] = booking.Slot switch { Slot.Morning => "matin", Slot.Evening => "soir", _ => "journée" },
        ["etat"] = booking.State switch
        {
            BookingState.Booked => "réservé",
            BookingState.Waiting => "liste d’attente",
            BookingState.Requested => "demandé",
            BookingState.Refused => "refusé",
            BookingState.Cancelled => "annulé",
            BookingState.Present => "présent",
            BookingState.AbsentJustified => "absent justifié",
            _ => "absent non justifié",
        },
        ["euros"] = booking.Cents / 100m,
    };

    private static JsonObject Invoice(InvoiceSummary invoice) => new()
    {
        ["dossier"] = invoice.DossierNumber,
        ["numero"] = invoice.Number,
        ["mois"] = BillingTexts.Month(invoice.Period),
        ["emiseLe"] = Day(invoice.IssuedOn),
        ["aPayerAuPlusTardLe"] = Day(invoice.DueOn),
        ["euros"] = invoice.TotalCents / 100m,
        ["resteAPayer"] = Math.Max(invoice.Standing.DueCents, 0) / 100m,
        ["etat"] = InvoiceTexts.Of(invoice.Standing.Status),
    };

    private static JsonObject Device(ListedSession session) => new()
    {
        ["appareil"] = session.Device,
        ["connecteLe"] = session.CreatedAt,
        ["derniereActivite"] = session.LastSeenAt,
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => new([.. items.Select(node)]);
}

namespace Site.Core.Billing.Documents;

/// <summary>
/// What a town must, or had better, say at the foot of a document. Time limits bind a family only when they were told to it with the court to go to (article\u00a0R. 421-5
/// of the code de justice administrative; Conseil d’État, 30 July 2010, on a notice that left the court open), so the court is named and not « the competent one ».
/// A town has these texts read by its lawyer before the first invoice.
/// </summary>
public static class LegalNotices
{
    /// <summary>Of an invoice that a régie de recettes collects.</summary>
    /// <param name="court">« tribunal administratif de Cergy-Pontoise », with its address if there is room.</param>
    public static IReadOnlyList<string> OfRegie(Letterhead from, string court) =>
    [
        $"Cette facture est à payer à la régie de recettes\u00a0: {from.Service}, {from.Town}.",
        WithinTwoMonths(from, court),
        Unpaid,
        PersonalData(from),
    ];

    /// <summary>
    /// Of an invoice that is a titre de recettes. It names who issued it: article L. 1617-5, 4° of the code général des collectivités territoriales, as read by the
    /// Conseil d’État on 17 March 2016 (first name, name and office).
    /// </summary>
    /// <param name="court">As in <see cref="OfRegie"/>.</param>
    /// <param name="issuer">« Jeanne Martin, maire de Cergy ».</param>
    public static IReadOnlyList<string> OfTitre(Letterhead from, string court, string issuer) =>
    [
        $"Titre exécutoire émis et rendu exécutoire par {issuer}.",
        TwoMonthsFromReceipt(court),
        Suspends,
        PersonalData(from),
    ];

    /// <summary>Of a receipt.</summary>
    public static IReadOnlyList<string> OfReceipt(Letterhead from) => [PersonalData(from)];

    /// <summary>
    /// Of a tax attestation. Article 200 quater B of the code général des impôts (under six on 1 January, what was really paid) and BOI-IR-RICI-300; what is left out:
    /// the minister’s answer to question 78406 of the 13th Assemblée nationale (food, penalties for absence, other supplements).
    /// </summary>
    public static IReadOnlyList<string> OfAttestation(Letterhead from, int year) =>
    [
        $"Cette attestation porte sur les sommes effectivement payées entre le 1er\u00a0janvier et le 31\u00a0décembre {year}, quelle que soit la date des factures, pour les enfants âgés de moins de six ans au 1er\u00a0janvier {year} (article 200\u00a0quater\u00a0B du code général des impôts).",
        "Elle ne porte que sur la garde\u00a0: les repas, les pénalités pour absence et les majorations n’y sont pas compris.",
        PersonalData(from),
    ];

    /// <summary>Article R. 421-1 of the code de justice administrative; article L. 411-2 of the code des relations entre le public et l’administration.</summary>
    private static string WithinTwoMonths(Letterhead from, string court) =>
        $"Vous pouvez contester cette facture dans les deux mois qui suivent sa notification, devant le {court} (article\u00a0R.\u00a0421-1 du code de justice administrative). Dans ce délai, vous pouvez aussi vous adresser d’abord au service ({from.Mail})\u00a0: votre recours gracieux interrompt ce délai (article\u00a0L.\u00a0411-2 du code des relations entre le public et l’administration).";

    /// <summary>Article L. 1617-5, 3° of the code général des collectivités territoriales: it is the comptables publics who recover what is owed to a town.</summary>
    private const string Unpaid =
        "Sans paiement à la date limite, la somme peut être transmise au comptable public (Trésor public), chargé de la recouvrer (article\u00a0L.\u00a01617-5 du code général des collectivités territoriales).";

    /// <summary>Article L. 1617-5, 2°, first paragraph, of the code général des collectivités territoriales.</summary>
    private static string TwoMonthsFromReceipt(string court) =>
        $"Vous pouvez contester le bien-fondé de cette somme dans les deux mois qui suivent la réception de ce titre, devant le {court} (2° de l’article\u00a0L.\u00a01617-5 du code général des collectivités territoriales).";

    /// <summary>Article L. 1617-5, 1°, first and second paragraphs.</summary>
    private const string Suspends =
        "Cette contestation devant le tribunal suspend la force exécutoire du titre\u00a0; sans contestation, il permet l’exécution forcée d’office (1° du même article).";

    /// <summary>Articles 13, 15, 16, 18 and 77 of regulation (EU) 2016/679.</summary>
    private static string PersonalData(Letterhead from) =>
        $"Responsable du traitement de vos données\u00a0: {from.Town}. Elles servent à facturer et à recouvrer les prestations, et sont transmises au comptable public. Vous pouvez demander à y accéder, à les faire rectifier ou à en faire limiter le traitement en écrivant à {from.Mail}, et adresser une réclamation à la CNIL (articles 13 à 18 et 77 du règlement (UE) 2016/679).";
}

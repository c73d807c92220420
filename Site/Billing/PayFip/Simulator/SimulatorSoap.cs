using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using NodaTime;
using Site.Core.Billing.PayFip;
using Site.Core.Calendar;

namespace Site.Billing.PayFip.Simulator;

/// <summary>The three operations, with the checks and faults of the published interface.</summary>
internal sealed class SimulatorSoap(SimulatorBook book, PayFipSimulatorOptions options)
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Service =
        "http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService";

    /// <returns>The operation's name; null: the body is no call.</returns>
    public static (string Name, XElement Fields)? Read(string body)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var call = XDocument.Load(reader).Element(Soap + "Envelope")?.Element(Soap + "Body")?.Elements().FirstOrDefault();
            return call?.Element("arg0") is { } fields && call.Name.Namespace == Service ? (call.Name.LocalName, fields) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public (int Status, string Body) Do(string operation, XElement fields) => operation switch
    {
        "creerPaiementSecurise" => Create(fields),
        "recupererDetailPaiementSecurise" => Detail(Text(fields, "idOp")),
        "recupererDetailClient" => Client(Text(fields, "numCli")),
        _ => Fault("TechProtocolaireErreur", "", "Opération inconnue"),
    };

    public static (int Status, string Body) Dysfunction() => Fault("TechDysfonctionnementErreur", "999", "Dysfonctionnement du service");

    public static (int Status, string Body) Unavailable() => Fault("TechIndisponibiliteErreur", "", "Service indisponible");

    public static (int Status, string Body) NotUnderstood() => Fault("TechProtocolaireErreur", "", "Demande illisible");

    private (int Status, string Body) Create(XElement fields)
    {
        string Field(string name) => Text(fields, name) ?? "";
        if (WhyRefused(Field) is var (code, why))
            return Fault("FonctionnelleErreur", code, why);
        var cents = int.Parse(Field("montant"), CultureInfo.InvariantCulture);
        var operation = new SimulatedOperation
        {
            IdOp = Guid.NewGuid().ToString(),
            Numcli = Field("numcli"),
            Exer = Field("exer"),
            Refdet = Field("refdet"),
            Objet = Field("objet"),
            Cents = cents,
            EchoedCents = cents,
            Mail = Field("mel"),
            Saisie = Field("saisie"),
            Notification = new Uri(Field("urlnotif")),
            Return = new Uri(Field("urlredirect")),
            CreatedAt = options.Time.GetUtcNow(),
        };
        book.Add(operation);
        return Answer("creerPaiementSecurise", ("idOp", operation.IdOp));
    }

    private (string Code, string Why)? WhyRefused(Func<string, string> field)
    {
        if (field("saisie") is not ("T" or "X" or "W"))
            return ("S1", "Type de saisie incorrect");
        if (field("numcli").Length == 0)
            return ("T1", "Numéro de client absent");
        if (!PayFipFormat.IsNumcli(field("numcli")))
            return ("T2", "Numéro de client incorrect");
        if (options.Clients?.Contains(field("numcli")) == false)
            return ("T4", "Numéro de client inconnu");
        if (!int.TryParse(field("montant"), NumberStyles.None, CultureInfo.InvariantCulture, out var cents))
            return ("M1", "Montant incorrect");
        if (cents < PayFipFormat.LeastAmount)
            return ("M3", "Montant trop petit");
        if (cents > PayFipFormat.MostAmount)
            return ("M5", "Montant trop grand");
        if (field("mel").Length == 0)
            return ("A1", "Adresse mail absente");
        if (field("mel").Length is < 6 or > 80 || !field("mel").Contains('@', StringComparison.Ordinal))
            return ("A2", "Adresse mail incorrecte");
        if (field("refdet").Length is < 6 or > 30 || !field("refdet").All(char.IsAsciiLetterOrDigit))
            return ("R3", "Référence de la dette incorrecte");
        if (!IsAddress(field("urlnotif")))
            return ("N1", "Adresse de notification incorrecte");
        return IsAddress(field("urlredirect")) ? null : ("D1", "Adresse de retour incorrecte");
    }

    private static bool IsAddress(string text) => text.Length <= PayFipFormat.LongestAddress && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private (int Status, string Body) Detail(string? idOp)
    {
        if (book.Find(idOp) is not { } operation)
            return Fault("FonctionnelleErreur", "P1", "Opération inconnue");
        if (operation.Result is not { } result || operation.ResultAt is not { } at)
            return Fault("FonctionnelleErreur", "P5", "Résultat pas encore connu");
        var local = Instant.FromDateTimeOffset(at).InZone(Paris.Zone).LocalDateTime;
        return Answer("recupererDetailPaiementSecurise",
            ("dattrans", local.ToString("ddMMyyyy", CultureInfo.InvariantCulture)), ("exer", operation.Exer), ("heurtrans", local.ToString("HHmm", CultureInfo.InvariantCulture)),
            ("idOp", operation.IdOp), ("mel", operation.Mail), ("montant", operation.EchoedCents.ToString(CultureInfo.InvariantCulture)),
            ("numauto", operation.IsPaid ? "112233" : ""), ("numcli", operation.Numcli), ("objet", operation.Objet), ("refdet", operation.Refdet),
            ("resultrans", result), ("saisie", operation.Saisie));
    }

    private (int Status, string Body) Client(string? numcli) =>
        !PayFipFormat.IsNumcli(numcli ?? "") ? Fault("FonctionnelleErreur", "T2", "Numéro de client incorrect")
        : options.Clients?.Contains(numcli!) == false ? Fault("FonctionnelleErreur", "T4", "Numéro de client inconnu")
        : Answer("recupererDetailClient", ("libelleN1", "VILLE SIMULEE"), ("libelleN2", "REGIE FAMILLES"), ("libelleN3", "SIMULATEUR"), ("numcli", numcli!));

    private static string? Text(XElement fields, string name) => fields.Element(name)?.Value;

    private static (int Status, string Body) Answer(string operation, params (string Name, string Value)[] fields) => (200, Envelope(
        new XElement(Service + $"{operation}Response", new XAttribute(XNamespace.Xmlns + "ns2", Service.NamespaceName), new XElement("return", fields.Select(field => new XElement(field.Name, field.Value))))));

    private static (int Status, string Body) Fault(string kind, string code, string why) => (500, Envelope(new XElement(Soap + "Fault",
        new XElement("faultcode", "S:Server"), new XElement("faultstring", $"fr.gouv.finances.cp.tpa.webservice.exceptions.{kind}"),
        new XElement("detail", new XElement(Service + kind, new XAttribute(XNamespace.Xmlns + "ns1", Service.NamespaceName), new XElement("code", code), new XElement("descriptif", why), new XElement("libelle", why), new XElement("severite", "2"))))));

    private static string Envelope(XElement content) => new XDocument(
        new XElement(Soap + "Envelope", new XAttribute(XNamespace.Xmlns + "S", Soap.NamespaceName), new XElement(Soap + "Body", content))).ToString(SaveOptions.DisableFormatting);
}

using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using NodaTime;
using NodaTime.Text;

namespace Site.Core.Billing.PayFip;

/// <summary>PayFiP answered, but not what it should have.</summary>
internal sealed class PayFipUnreadableException(string what, Exception? inner = null) : Exception(what, inner);

/// <summary>SOAP 1.1 as PayFiP speaks it: unqualified <c>arg0</c> and <c>return</c> in its own namespace's operation.</summary>
internal static class PayFipEnvelope
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Service =
        "http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService";

    public static byte[] Request(string operation, IEnumerable<(string Name, string Value)> fields)
    {
        using var bytes = new MemoryStream();
        new XDocument(new XElement(Soap + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soapenv", Soap.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "pai", Service.NamespaceName),
            new XElement(Soap + "Body",
                new XElement(Service + operation,
                    new XElement("arg0", fields.Select(field => new XElement(field.Name, field.Value))))))).Save(bytes, SaveOptions.DisableFormatting);
        return bytes.ToArray();
    }

    /// <summary>What stands in the SOAP body.</summary>
    /// <exception cref="PayFipUnreadableException">It is no SOAP envelope.</exception>
    public static XElement Body(byte[] answer)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = answer.Length };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(answer), settings);
            return XDocument.Load(reader).Element(Soap + "Envelope")?.Element(Soap + "Body")?.Elements().FirstOrDefault() ?? throw new PayFipUnreadableException("sans corps SOAP");
        }
        catch (XmlException malformed)
        {
            throw new PayFipUnreadableException("sans XML", malformed);
        }
    }

    /// <summary>Null: no fault. The kind and its fields stand in <c>detail</c>; <c>faultstring</c> is a class name of theirs.</summary>
    public static PayFipFault? Fault(XElement body)
    {
        if (body.Name != Soap + "Fault")
            return null;
        var detail = body.Element("detail")?.Elements().FirstOrDefault();
        var kind = detail?.Name.LocalName switch
        {
            "FonctionnelleErreur" => PayFipFaultKind.Functional,
            "TechDysfonctionnementErreur" => PayFipFaultKind.Dysfunction,
            "TechIndisponibiliteErreur" => PayFipFaultKind.Unavailable,
            _ => PayFipFaultKind.Protocol,
        };
        return new PayFipFault(kind, Text(detail, "code") ?? "", Text(detail, "libelle"), Text(detail, "descriptif"), Text(detail, "severite"));
    }

    /// <exception cref="PayFipUnreadableException">It is another operation's answer, or has none.</exception>
    public static XElement Return(XElement body, string operation) =>
        (body.Name == Service + $"{operation}Response" ? body.Element("return") : null) ?? throw new PayFipUnreadableException("sans «\u00a0return\u00a0»");

    /// <exception cref="PayFipUnreadableException">The field is missing or empty.</exception>
    public static string Required(XElement answer, string field) => Text(answer, field) ?? throw new PayFipUnreadableException($"sans «\u00a0{field}\u00a0»");

    /// <summary>Without blanks around it; null where it is missing or empty.</summary>
    public static string? Text(XElement? answer, string field) => answer?.Elements().FirstOrDefault(element => element.Name.LocalName == field)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <exception cref="PayFipUnreadableException">It is no number of cents.</exception>
    public static int Cents(XElement answer, string field) =>
        int.TryParse(Required(answer, field), NumberStyles.None, CultureInfo.InvariantCulture, out var cents) ? cents : throw new PayFipUnreadableException($"«\u00a0{field}\u00a0» n’est pas un nombre de centimes");

    /// <summary>A moment from a day (DDMMYYYY) and an hour (HHMM) on French clocks; the earlier one where clocks show it twice. Null where it cannot be read.</summary>
    public static DateTimeOffset? Moment(string? day, string? hour)
    {
        var read = LocalDateTimePattern.CreateWithInvariantCulture("ddMMyyyyHHmm").Parse($"{day}{hour}");
        return read.TryGetValue(default, out var local)
            ? DateTimeZoneProviders.Tzdb["Europe/Paris"].AtLeniently(local).ToInstant().ToDateTimeOffset()
            : null;
    }
}

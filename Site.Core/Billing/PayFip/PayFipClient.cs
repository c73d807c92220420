using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Site.Core.Billing.PayFip;

/// <summary>
/// PayFiP's web service (SOAP 1.1, <c>PaiementSecuriseService</c>). Nothing that goes wrong between here and there is thrown: each call ends in a
/// <see cref="PayFipAnswer{T}"/>. Mail addresses go to PayFiP and nowhere else; the log has operations, ids and codes.
/// </summary>
/// <param name="http">Without a time limit, redirections or cookies of its own.</param>
public sealed class PayFipClient(HttpClient http, IOptions<PayFipOptions> options, ILogger<PayFipClient> logger)
{
    /// <summary>Bytes of an answer; PayFiP's are below two thousand.</summary>
    private const int LongestAnswer = 64 * 1024;

    /// <summary>Opens an operation. Never repeated by itself: where no answer came, PayFiP may have opened one.</summary>
    /// <returns>Its idOp: send the payer to <see cref="PaymentPage"/> within 15 minutes.</returns>
    public async Task<PayFipAnswer<string>> CreateAsync(PayFipOrder order, CancellationToken cancellation)
    {
        if (PayFipFormat.WrongField(order) is { } wrong)
            return new PayFipAnswer<string>.Malformed(wrong);
        return await CallAsync(
            "creerPaiementSecurise",
            [
                ("exer", order.Exer), ("mel", order.Mail), ("montant", order.AmountCents.ToString(CultureInfo.InvariantCulture)), ("numcli", order.Numcli),
                ("objet", order.Objet), ("refdet", order.Refdet), ("saisie", options.Value.Saisie),
                ("urlnotif", order.Notification.AbsoluteUri), ("urlredirect", order.Return.AbsoluteUri),
            ],
            answer => PayFipEnvelope.Required(answer, "idOp") is var idOp && PayFipFormat.IsIdOp(idOp)
                ? idOp : throw new PayFipUnreadableException("«\u00a0idOp\u00a0» n’est pas un identifiant"),
            cancellation);
    }

    /// <summary>What has become of an operation; asked a second time when the connection broke, which changes nothing there.</summary>
    public async Task<PayFipAnswer<PayFipDetail>> ReadAsync(string idOp, CancellationToken cancellation)
    {
        if (!PayFipFormat.IsIdOp(idOp))
            return new PayFipAnswer<PayFipDetail>.Malformed(PayFipField.IdOp);
        // PayFiP answers P1 to « idop ».
        return await CallTwiceAsync("recupererDetailPaiementSecurise", [("idOp", idOp)], answer => Detail(answer, idOp), cancellation);
    }

    /// <summary>Whose contract a number is.</summary>
    public async Task<PayFipAnswer<PayFipTown>> ClientAsync(string numcli, CancellationToken cancellation)
    {
        if (!PayFipFormat.IsNumcli(numcli))
            return new PayFipAnswer<PayFipTown>.Malformed(PayFipField.Numcli);
        return await CallTwiceAsync(
            "recupererDetailClient",
            [("numCli", numcli)],
            answer => new PayFipTown(
                PayFipEnvelope.Required(answer, "numcli"), PayFipEnvelope.Required(answer, "libelleN1"), PayFipEnvelope.Text(answer, "libelleN2"), PayFipEnvelope.Text(answer, "libelleN3")),
            cancellation);
    }

    /// <summary>Where the payer pays, for 15 minutes after the operation was opened.</summary>
    public Uri PaymentPage(string idOp) => new(options.Value.PaymentPage, $"?idop={Uri.EscapeDataString(idOp)}");

    private static PayFipDetail Detail(XElement answer, string asked)
    {
        var idOp = PayFipEnvelope.Text(answer, "idop") ?? PayFipEnvelope.Required(answer, "idOp");
        if (!string.Equals(idOp, asked, StringComparison.OrdinalIgnoreCase))
            throw new PayFipUnreadableException("d’une autre opération");
        return new PayFipDetail(
            asked, PayFipEnvelope.Required(answer, "resultrans"), PayFipEnvelope.Cents(answer, "montant"),
            PayFipEnvelope.Required(answer, "numcli"), PayFipEnvelope.Required(answer, "refdet"), PayFipEnvelope.Required(answer, "exer"),
            PayFipEnvelope.Text(answer, "numauto"), PayFipEnvelope.Moment(PayFipEnvelope.Text(answer, "dattrans"), PayFipEnvelope.Text(answer, "heurtrans")),
            PayFipEnvelope.Text(answer, "mel"), PayFipEnvelope.Required(answer, "saisie"));
    }

    private async Task<PayFipAnswer<T>> CallTwiceAsync<T>(string operation, (string, string)[] fields, Func<XElement, T> read, CancellationToken cancellation)
    {
        try
        {
            return await CallOnceAsync(operation, fields, read, cancellation);
        }
        catch (HttpRequestException)
        {
            return await CallAsync(operation, fields, read, cancellation);
        }
    }

    private async Task<PayFipAnswer<T>> CallAsync<T>(string operation, (string, string)[] fields, Func<XElement, T> read, CancellationToken cancellation)
    {
        try
        {
            return await CallOnceAsync(operation, fields, read, cancellation);
        }
        catch (HttpRequestException broken)
        {
            var neverLeft = broken.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            logger.LogWarning("PayFiP {Operation}: {Error}", operation, broken.HttpRequestError);
            return new PayFipAnswer<T>.NoAnswer(!neverLeft, neverLeft ? "connexion impossible" : "connexion interrompue");
        }
    }

    /// <exception cref="HttpRequestException">The connection did not come about, or broke.</exception>
    private async Task<PayFipAnswer<T>> CallOnceAsync<T>(string operation, (string, string)[] fields, Func<XElement, T> read, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.Value.Timeout);
        try
        {
            using var content = new ByteArrayContent(PayFipEnvelope.Request(operation, fields));
            content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Endpoint) { Content = content, Headers = { { "SOAPAction", "\"\"" } } };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            await response.Content.LoadIntoBufferAsync(LongestAnswer, patience.Token);
            return Answer(operation, response.StatusCode, await response.Content.ReadAsByteArrayAsync(patience.Token), read);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning("PayFiP {Operation}: no answer within {Timeout}", operation, options.Value.Timeout);
            return new PayFipAnswer<T>.NoAnswer(true, "délai dépassé");
        }
        catch (HttpRequestException tooLong) when (tooLong.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return Unreadable<T>(operation, "réponse trop longue", tooLong);
        }
    }

    private PayFipAnswer<T> Answer<T>(string operation, HttpStatusCode status, byte[] answer, Func<XElement, T> read)
    {
        try
        {
            var body = PayFipEnvelope.Body(answer);
            if (PayFipEnvelope.Fault(body) is { } fault)
            {
                logger.Log(
                    fault.Meaning == PayFipFaultMeaning.NotKnownYet ? LogLevel.Debug : LogLevel.Warning, "PayFiP {Operation}: {Kind} {Code}", operation, fault.Kind, fault.Code);
                return new PayFipAnswer<T>.Refused(fault);
            }
            return status == HttpStatusCode.OK
                ? new PayFipAnswer<T>.Done(read(PayFipEnvelope.Return(body, operation)))
                : Unreadable<T>(operation, $"réponse HTTP\u00a0{(int)status} sans erreur SOAP");
        }
        catch (PayFipUnreadableException unreadable)
        {
            return Unreadable<T>(operation, status == HttpStatusCode.OK ? $"réponse {unreadable.Message}" : $"réponse HTTP\u00a0{(int)status} {unreadable.Message}", unreadable);
        }
    }

    private PayFipAnswer<T>.NoAnswer Unreadable<T>(string operation, string why, Exception? cause = null)
    {
        logger.LogError(cause, "PayFiP {Operation}: {Why}", operation, why);
        return new PayFipAnswer<T>.NoAnswer(true, why);
    }
}

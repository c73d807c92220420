using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Site.Cms.Webhooks;
using Site.RemoteCms;
using Site.Tests.Feedback;

namespace Site.Tests.RemoteCms;

/// <summary>Whom the site believes that something was published.</summary>
public class WebhookTests
{
    private const string Secret = "un-secret-partage-de-quarante-lettres-ok";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"id\":\"1\"}");

    private readonly ManualTime _time = new();

    [Test]
    public void A_signed_call_is_believed_once()
    {
        var guard = Guard();

        Assert.That(guard.Judge(Signed("msg_1"), Body), Is.EqualTo(WebhookTrust.Trusted));
        Assert.That(guard.Judge(Signed("msg_1"), Body), Is.EqualTo(WebhookTrust.Repeated));
        Assert.That(guard.Judge(Signed("msg_2"), Body), Is.EqualTo(WebhookTrust.Trusted));
    }

    [Test]
    public void A_signed_call_that_comes_late_is_not_believed_even_after_its_id_is_forgotten()
    {
        var guard = Guard();
        var headers = Signed("msg_1");
        guard.Judge(headers, Body);
        _time.Pass(TimeSpan.FromHours(1));

        Assert.That(guard.Judge(headers, Body), Is.EqualTo(WebhookTrust.Stale));
    }

    [Test]
    public void Another_body_another_moment_or_another_secret_is_not_signed()
    {
        var guard = Guard();
        var moved = Signed("msg_1");
        moved[WebhookSignature.TimestampHeader] = (_time.GetUtcNow().ToUnixTimeSeconds() + 1).ToString(CultureInfo.InvariantCulture);

        Assert.That(guard.Judge(Signed("msg_1"), "{}"u8), Is.EqualTo(WebhookTrust.Refused));
        Assert.That(guard.Judge(moved, Body), Is.EqualTo(WebhookTrust.Refused));
        Assert.That(guard.Judge(Signed("msg_1", "un-autre-secret-de-quarante-lettres-oui"), Body), Is.EqualTo(WebhookTrust.Refused));
    }

    [Test]
    public void A_stock_Umbraco_sends_the_secret_itself()
    {
        var guard = Guard();

        Assert.That(guard.Judge(new HeaderDictionary { [WebhookGuard.SecretHeader] = Secret }, Body), Is.EqualTo(WebhookTrust.Trusted));
        Assert.That(guard.Judge(new HeaderDictionary { [WebhookGuard.SecretHeader] = Secret[..^1] }, Body), Is.EqualTo(WebhookTrust.Refused));
        Assert.That(guard.Judge(new HeaderDictionary(), Body), Is.EqualTo(WebhookTrust.Refused));
    }

    [Test]
    public void Without_a_secret_nobody_is_believed()
    {
        var guard = new WebhookGuard(Options.Create(new WebhookOptions()), _time);

        Assert.That(guard.Judge(new HeaderDictionary { [WebhookGuard.SecretHeader] = "" }, Body), Is.EqualTo(WebhookTrust.Refused));
    }

    private WebhookGuard Guard() => new(Options.Create(new WebhookOptions { Secret = Secret }), _time);

    private HeaderDictionary Signed(string id, string secret = Secret)
    {
        var stamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new HeaderDictionary
        {
            [WebhookSignature.IdHeader] = id, [WebhookSignature.TimestampHeader] = stamp, [WebhookSignature.SignatureHeader] = WebhookSignature.Of(secret, id, stamp, Body),
        };
    }
}

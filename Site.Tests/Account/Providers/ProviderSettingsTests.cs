using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Site.Account;
using Site.Tests.Support;

namespace Site.Tests.Account.Providers;

/// <summary>A wrong setting of a provider stops the start with a sentence that names it.</summary>
public sealed class ProviderSettingsTests
{
    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public void FranceConnect_is_off_without_a_client_id() => Assert.That(ProblemsWith(new FranceConnectOptions()), Is.Empty);

    [Test]
    public void FranceConnect_needs_a_secret_or_a_key()
    {
        Assert.That(ProblemsWith(new FranceConnectOptions { ClientId = "a" }), Is.EqualTo(new[]
        {
            "Authentication:FranceConnect:ClientSecret or Authentication:FranceConnect:PrivateKey is missing: FranceConnect asks for one of them.",
        }));
        Assert.That(ProblemsWith(new FranceConnectOptions { ClientId = "a", ClientSecret = "b" }), Is.Empty);
    }

    [Test]
    public void A_secret_without_a_client_id_is_told() =>
        Assert.That(ProblemsWith(new FranceConnectOptions { ClientSecret = "b" }).Single(), Does.StartWith("Authentication:FranceConnect:ClientId is missing"));

    [Test]
    public void A_secret_beside_a_key_is_told() => Assert.That(
        ProblemsWith(new OidcOptions { Authority = new("https://identite.exemple.fr"), ClientId = "a", ClientSecret = "b", PrivateKey = Key(ECCurve.NamedCurves.nistP256) }),
        Is.EqualTo(new[] { "Authentication:Oidc:ClientSecret and Authentication:Oidc:PrivateKey are both given: the provider knows one of them." }));

    [TestCase("http://identite.exemple.fr", "Authentication:Oidc:Authority must begin with https.")]
    [TestCase("ldap://identite.exemple.fr", "Authentication:Oidc:Authority must be an address such as https://identite.exemple.fr.")]
    public void An_authority_that_could_be_listened_to_is_told(string authority, string problem) =>
        Assert.That(ProblemsWith(new OidcOptions { Authority = new(authority), ClientId = "a" }), Is.EqualTo(new[] { problem }));

    [Test]
    public void A_key_file_must_hold_a_private_key_of_the_right_kind()
    {
        Assert.That(ClientKey.ProblemWith(Key(ECCurve.NamedCurves.nistP256)), Is.Null);
        using var rsa = RSA.Create(2048);
        Assert.That(ClientKey.ProblemWith(Write(rsa.ExportPkcs8PrivateKeyPem())), Is.Null);
        Assert.That(ClientKey.ProblemWith(Path.Combine(_folder.Path, "nulle-part.pem")), Is.EqualTo("the file cannot be read."));
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var weak = RSA.Create(1024);
        foreach (var useless in new[]
        {
            Write(curve.ExportSubjectPublicKeyInfoPem()), Write(rsa.ExportSubjectPublicKeyInfoPem()), Write(weak.ExportPkcs8PrivateKeyPem()),
            Key(ECCurve.NamedCurves.nistP384), Write("rien"), Write(""),
        })
            Assert.That(ClientKey.ProblemWith(useless), Does.StartWith("no private key"), File.ReadAllText(useless));
    }

    private string Key(ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return Write(key.ExportPkcs8PrivateKeyPem());
    }

    private string Write(string pem)
    {
        var file = Path.Combine(_folder.Path, $"{Guid.NewGuid():N}.pem");
        File.WriteAllText(file, pem);
        return file;
    }

    private static IEnumerable<string?> ProblemsWith(IValidatableObject options) => options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage);
}

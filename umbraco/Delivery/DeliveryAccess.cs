using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Site.Cms.Delivery;

/// <summary>Who may see what: published content with or without the key, drafts only with it.</summary>
internal sealed class DeliveryAccess(IOptions<DeliveryOptions> options)
{
    private readonly DeliveryOptions settings = options.Value;
    private readonly byte[]? keyHash = options.Value.ApiKey is { } key ? Hash(key) : null;

    public static bool IsPreview(HttpRequest request) => bool.TryParse(request.Headers["Preview"], out var preview) && preview;

    public bool Allows(HttpRequest request, bool preview, bool media) =>
        (!media || settings.MediaEnabled) && ((settings.PublicAccess && !preview) || HasKey(request));

    private bool HasKey(HttpRequest request) =>
        keyHash is not null
        && request.Headers["Api-Key"] is [{ } given]
        && CryptographicOperations.FixedTimeEquals(Hash(given), keyHash);

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

namespace Site.IdentityProvider;

/// <summary>A secret that all nodes share: a signing key (PKCS#8 in PEM), an encryption key or the portal's own client secret (Base64).</summary>
public sealed class ProviderKey
{
    /// <summary>One of <see cref="ProviderKeys"/>'s names.</summary>
    public required string Name { get; init; }

    public required string Value { get; init; }
}

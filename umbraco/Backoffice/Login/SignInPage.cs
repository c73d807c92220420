using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Site.Cms.Backoffice.Login;

/// <summary>
/// The frame of the pages before the backoffice: title, what went wrong, one form. Plain HTML that works without JavaScript; the town's colours and
/// typeface come from the site's <c>/theme.css</c> where there is one.
/// </summary>
internal sealed class SignInPage
{
    public const string Styles = "/umbraco/login/login.css";
    public const string Script = "/umbraco/login/login.js";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string StylesVersion = VersionOf("login.css");
    private static readonly string ScriptVersion = VersionOf("login.js");

    /// <summary>French, as plain text.</summary>
    public required string Title { get; init; }

    /// <summary>HTML; whatever comes from outside has gone through <see cref="Encode"/>.</summary>
    public required string Content { get; init; }

    /// <summary>What went wrong and what to do, as plain text; each with the field it is about, if any.</summary>
    public IReadOnlyList<FormError> Errors { get; init; } = [];

    public int Status { get; init; } = StatusCodes.Status200OK;

    public static string Encode(string? text) => Encoder.Encode(text ?? "");

    public Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        // An address here may carry a one-time token.
        response.Headers["Referrer-Policy"] = "same-origin";
        return response.WriteAsync(Render(), context.RequestAborted);
    }

    /// <summary>One of the two files that the pages use, from this assembly.</summary>
    public static Stream Asset(string name) =>
        typeof(SignInPage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");

    private string Render() => $"""
        <!doctype html>
        <html lang="fr">
        <head>
        <meta charset="utf-8">
        <title>{(Errors.Count > 0 ? "Erreur : " : "")}{Encode(Title)} – Rédaction du Portail famille</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex, nofollow">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" type="image/svg+xml" href="{BackofficeAddress.Graphics}/logo-alternative">
        <link rel="stylesheet" href="/theme.css">
        <link rel="stylesheet" href="{Styles}?v={StylesVersion}">
        <script type="module" src="{Script}?v={ScriptVersion}"></script>
        </head>
        <body>
        <main class="card">
        <p class="brand">Portail famille <span>Rédaction</span></p>
        <h1>{Encode(Title)}</h1>
        {Summary()}
        {Content}
        </main>
        <p class="back"><a href="/">Retour au site</a></p>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private string Summary() => Errors.Count == 0 ? "" : $"""
        <div class="problem" role="alert" tabindex="-1" autofocus>
        <ul>{string.Concat(Errors.Select(error => error.Field is null
            ? $"<li>{Encode(error.Text)}</li>"
            : $"""<li><a href="#{error.Field}">{Encode(error.Text)}</a></li>"""))}</ul>
        </div>
        """;

    private static string VersionOf(string asset)
    {
        using var stream = Asset(asset);
        return Convert.ToHexStringLower(SHA256.HashData(stream))[..12];
    }
}

/// <param name="Field">Id of the field to mend.</param>
internal sealed record FormError(string Text, string? Field = null);

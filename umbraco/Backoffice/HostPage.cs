using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Site.Cms.Backoffice;

/// <summary>The one page in which the backoffice client runs, whatever the address under <c>/umbraco</c>. It is the same for everybody: nothing in it depends on the request.</summary>
public sealed class HostPage
{
    private static readonly JsonSerializerOptions InScript = new() { Encoder = JavaScriptEncoder.Default };

    public HostPage(BackofficeClient client)
    {
        var importMap = JsonSerializer.Serialize(new { imports = client.Imports }, InScript);
        ContentSecurityPolicy = string.Join("; ",
            "default-src 'none'", $"script-src 'self' {HashSource(importMap)}",
            // Lit's style maps and the editors write style attributes and elements.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:", "media-src 'self' blob:", "font-src 'self' data:", "connect-src 'self'", "worker-src 'self'",
            // The preview shows the site's own pages in a frame.
            "frame-src 'self'", "form-action 'self'", "base-uri 'self'", "frame-ancestors 'none'");
        Content = new CompressedContent(Encoding.UTF8.GetBytes(Render(client, importMap)));
    }

    /// <summary>UTF-8 HTML.</summary>
    public CompressedContent Content { get; }

    /// <summary>Value of the header; names the import map, the page's only inline script, by its hash.</summary>
    public string ContentSecurityPolicy { get; }

    private static string HashSource(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    private static string Render(BackofficeClient client, string importMap)
    {
        // The import map has to stand before the first module.
        var head = string.Join('\n',
        [
            .. client.Styles.Select(style => $"""<link rel="stylesheet" href="{style}">"""),
            $"""<script type="importmap">{importMap}</script>""",
            $"""<script type="module" src="{client.Script}"></script>""",
            .. client.Preload.Select(module => $"""<link rel="modulepreload" href="{module}">"""),
        ]);
        return $"""
            <!doctype html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <base href="{BackofficeAddress.Root}/">
            <title>Rédaction – Portail famille</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex, nofollow">
            <link rel="icon" type="image/svg+xml" href="{BackofficeAddress.Graphics}/logo-alternative">
            {head}
            </head>
            <body class="uui-font uui-text">
            <noscript>La rédaction du portail a besoin de JavaScript : activez-le dans votre navigateur, puis rechargez la page.</noscript>
            <umb-app></umb-app>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }
}

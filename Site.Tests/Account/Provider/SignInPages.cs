using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Tests.Provider;

/// <summary>Who has an account at the provider.</summary>
internal sealed class Residents
{
    public const string Password = "le mot de passe de camille";

    private readonly ConcurrentDictionary<string, bool> _closed = new();

    public bool IsOpen(string name) => name == "camille" && !_closed.ContainsKey(name);

    public void Close(string name) => _closed[name] = true;

    public void Open(string name) => _closed.TryRemove(name, out _);
}

/// <summary>The provider's own sign-in and sign-out pages.</summary>
internal static class SignInPages
{
    public const string Address = "/entree";
    public const string ReturnParameter = "retour";

    /// <summary>OpenID Connect Front-Channel Logout 1.0.</summary>
    public const string SessionId = "sid";

    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet(Address, (HttpContext context) => Page($"""
            <h1>Entrée</h1>
            <form method="post" action="{Address}">
              <input name="nom"><input name="secret" type="password"><input type="hidden" name="{ReturnParameter}" value="{Encode(context.Request.Query[ReturnParameter])}">
            </form>
            """));
        app.MapPost(Address, async (HttpContext context, Residents residents) =>
        {
            var form = await context.Request.ReadFormAsync();
            var name = form["nom"].ToString();
            if (!residents.IsOpen(name) || form["secret"] != Residents.Password)
                return Page("<h1>Entrée</h1><p>Inconnu.</p>");
            var identity = new ClaimsIdentity(
                [new Claim(Claims.Subject, name), new Claim(SessionId, Guid.NewGuid().ToString("N"))], CookieAuthenticationDefaults.AuthenticationScheme);
            await context.SignInAsync(new ClaimsPrincipal(identity));
            return Results.LocalRedirect(form[ReturnParameter].ToString());
        });
        // Ends the session and lets the browser tell every client, in frames.
        app.MapGet("/sortie", async (HttpContext context, ClientAdministration clients) =>
        {
            var session = context.User.FindFirstValue(SessionId);
            await context.SignOutAsync();
            var issuer = $"{context.Request.Scheme}://{context.Request.Host}/";
            var frame = clients.FrontChannel + QueryString.Create("iss", issuer).Add("sid", session ?? "");
            return Page($"""<h1>Au revoir</h1><iframe src="{Encode(frame)}"></iframe>""");
        });
    }

    private static string Encode(string? text) => System.Text.Encodings.Web.HtmlEncoder.Default.Encode(text ?? "");

    private static IResult Page(string body) => Results.Content($"<!doctype html><html lang=\"fr\"><body><main>{body}</main></body></html>", "text/html");
}

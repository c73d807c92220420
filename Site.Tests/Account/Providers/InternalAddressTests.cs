using Microsoft.AspNetCore.WebUtilities;
using Site.Tests.Support;

namespace Site.Tests.Account.Providers;

/// <summary>A provider whose public address only browsers can reach: the site asks for its keys and tokens where the settings say.</summary>
public sealed class InternalAddressTests
{
    [Test]
    public async Task The_site_reaches_the_provider_inside_and_sends_people_outside()
    {
        await using var provider = await PlayedProvider.StartAsync(isFranceConnect: false);
        provider.Issuer = "https://identite.invalid";
        await using var factory = new SiteFactory().With("Families:FirstRun", "none").With("Cms:FirstRun", "none")
            .With("Authentication:Oidc:Authority", provider.Issuer).With("Authentication:Oidc:InternalAddress", provider.Listening.ToString())
            .With("Authentication:Oidc:ClientId", PlayedProvider.ClientId).With("Authentication:Oidc:ClientSecret", PlayedProvider.ClientSecret);
        using var visitor = new StepVisitor(factory.Listen());
        provider.Callback = new Uri(visitor.Site, "/connexion/retour").ToString();

        var begun = await visitor.GetAsync("/connexion");
        Assert.That(begun.Location!.GetLeftPart(UriPartial.Path), Is.EqualTo("https://identite.invalid/authorize"));
        var asked = QueryHelpers.ParseQuery(begun.Location.Query).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        var page = await visitor.FollowAsync(QueryHelpers.AddQueryString(new Uri(provider.Listening, "/authorize").ToString(), asked));

        Assert.That(page.Heading, Is.EqualTo("Mon compte"), page.Text);
    }
}

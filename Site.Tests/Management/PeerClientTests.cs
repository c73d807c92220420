using Site.Tests.Support;

namespace Site.Tests.Management;

/// <summary>
/// Umbraco publishes the helpers of its own acceptance tests: they make data types of the editors that must work, document types, element types, block
/// lists and documents, move, copy, publish, bin and delete them, and look at what became of them.
/// </summary>
public class PeerClientTests
{
    [Test]
    public async Task Umbraco_s_own_acceptance_test_helpers_find_what_they_expect()
    {
        await using var site = new SiteFactory();
        var address = site.Listen();
        using var user = await ApiUser.CreateAsync(address);

        var complaints = await NodeScript.RunAsync("Management/peers.mjs", address.AbsoluteUri, user.Token);

        Assert.That(complaints.AsArray().Select(complaint => (string?)complaint), Is.Empty);
    }
}

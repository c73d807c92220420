using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Feedback;
using Site.Tests.Support;

namespace Site.Tests.Feedback;

/// <summary>What has been answered is kept, whatever happens to the process in the next instant.</summary>
public partial class DurabilityTests
{
    [Test]
    public async Task A_vote_and_its_comment_outlive_kill_9_right_after_the_answer()
    {
        using var data = new TemporaryFolder();
        await using (var site = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path, "--Feedback:MinimumSeconds", "0"))
        {
            using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
            visitor.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
            var page = await visitor.GetStringAsync(new Uri("/aide", UriKind.Relative));
            var vote = VoteForm().Match(page).Groups[1].Value;
            await PostAsync(visitor, vote, [new("version", WebUtility.HtmlDecode(VersionField().Match(page).Groups[1].Value)), new("useful", "no")]);
            await PostAsync(visitor, vote.Replace("/vote", "/commentaire", StringComparison.Ordinal), [new("comment", "Les horaires manquent.")]);
            await site.KillAsync();
        }

        await using var context = new PortalDbContext(
            (DbContextOptions<PortalDbContext>)new DbContextOptionsBuilder<PortalDbContext>().UsePortalDatabase(data.Path).Options);
        var kept = await context.Set<Vote>().Include(vote => vote.Comments).SingleAsync();
        Assert.That(kept.Comments.Select(comment => comment.Text), Is.EqualTo((string[])["Les horaires manquent."]));
    }

    private static async Task PostAsync(HttpClient visitor, string address, KeyValuePair<string, string>[] fields)
    {
        var answer = await visitor.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), address);
    }

    [GeneratedRegex("<form[^>]*action=\"(/avis/[^\"]+)\"")]
    private static partial Regex VoteForm();

    [GeneratedRegex("name=\"version\" value=\"([^\"]+)\"")]
    private static partial Regex VersionField();
}

using Site.Core.Feedback.Figures;
using Site.Tests.Support;

namespace Site.Tests.Feedback;

public class RetentionPageTests
{
    [Test]
    public async Task The_personal_data_page_says_how_long_votes_comments_and_searches_are_kept()
    {
        await using var site = new SiteFactory();
        using var reader = site.Client();

        var page = await reader.GetStringAsync(new Uri("/donnees-personnelles", UriKind.Relative));

        Assert.That(page.Replace('\u00A0', ' '), Does.Contain($"Les votes et les commentaires sont gardés {FeedbackRetention.Months} mois.")
            .And.Contain($"Les mots cherchés en vain sont gardés {FeedbackRetention.Months} mois."));
    }
}

using Site.Core.Feedback.Alerts;
using Site.Core.Feedback.Analysis;
using Site.Feedback.Api;
using Site.Web;

namespace Site.Feedback;

/// <summary>The CMS's staff with the section « Avis », as those whom mails may go to.</summary>
internal sealed class FeedbackReaders(IStaff staff, StaffBackoffice backoffice) : IFeedbackReaders
{
    public async Task<FeedbackReader?> FindAsync(Guid staffId, CancellationToken cancellation) =>
        await staff.FindAsync(staffId, cancellation) is { Mail.Length: > 0 } caller && caller.Sections.Contains(FeedbackApi.Section)
            ? new FeedbackReader(caller.Id, caller.Name, caller.Mail, new FeedbackReach(caller.Documents.Value))
            : null;

    public Uri ScreenOf(Guid? content) => backoffice.Section(content is { } id ? $"avis/contenu/{id}" : "avis/apercu");
}

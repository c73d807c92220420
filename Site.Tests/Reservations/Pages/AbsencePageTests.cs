using System.Net;
using Site.Core.Mail;
using Site.Core.Reservations;
using Site.Core.Uploads;
using Site.Tests.Account;

namespace Site.Tests.Reservations.Pages;

/// <summary>« Signaler une absence » on a booked day that can no longer be cancelled: Tuesday 1 December, until 24 November.</summary>
public class AbsencePageTests
{
    private static readonly DateTimeOffset TooLate = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Pdf = "%PDF-1.7 certificat"u8.ToArray();

    private BookingSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new BookingSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task An_absence_is_told_with_a_proof_and_what_is_billed_is_said()
    {
        var parent = await BookedAsync();

        var answer = await TellAsync(parent, "Léa a de la fièvre", Pdf);

        var notice = await NoticeAsync(parent);
        Assert.That(answer.Words, Does.Contain("est signalée et le justificatif transmis. Elle reste facturée").And.Contain("sauf si le service la juge justifiée"));
        Assert.That((notice!.Reason, notice.ProofType, notice.Proof), Is.EqualTo(("Léa a de la fièvre", "application/pdf", Pdf)));
        Assert.That((await _site.BookingsAsync(parent)).Single().State, Is.EqualTo(BookingState.Booked), "the service decides");
    }

    [Test]
    public async Task The_receipt_by_mail_tells_neither_the_reason_nor_the_proof()
    {
        var parent = await BookedAsync();

        await TellAsync(parent, "varicelle", Pdf);

        var mail = await _site.Site.PortalAsync(db => Task.FromResult(db.Set<OutboxMail>().Single(one => one.Kind == AbsenceMails.ToldKind && one.To == parent.Person.Mail)));
        Assert.That(mail.Text + mail.Html, Does.Not.Contain("varicelle"));
    }

    [Test]
    public async Task Told_again_the_last_word_counts()
    {
        var parent = await BookedAsync();
        await TellAsync(parent, "malade", null);

        await TellAsync(parent, "malade, certificat joint", Pdf);

        Assert.That((await NoticeAsync(parent))!.Reason, Is.EqualTo("malade, certificat joint"));
    }

    [TestCase("", null, "Indiquez la raison de l’absence")]
    [TestCase("malade", "PK archive", "ni un PDF, ni une photo")]
    [TestCase("malade", "<svg><script>alert(1)</script></svg>", "ni un PDF, ni une photo")]
    public async Task What_is_missing_or_is_no_proof_is_told_and_nothing_is_kept(string reason, string? proof, string told)
    {
        var parent = await BookedAsync();

        var answer = await TellAsync(parent, reason, proof is null ? null : System.Text.Encoding.UTF8.GetBytes(proof));

        Assert.That(string.Join(' ', answer.Problems), Does.Contain(told));
        Assert.That(await NoticeAsync(parent), Is.Null);
    }

    [Test]
    public async Task A_proof_that_is_too_large_is_told_in_words()
    {
        var parent = await BookedAsync();

        var answer = await TellAsync(parent, "malade", [.. Pdf, .. new byte[UploadedFile.LargestBytes]]);

        Assert.That(string.Join(' ', answer.Problems), Does.Contain("trop lourd\u00a0: 10 Mo au plus"));
        Assert.That(await NoticeAsync(parent), Is.Null);
    }

    [Test]
    public async Task Before_the_deadline_the_page_says_to_cancel_and_another_family_finds_nothing()
    {
        var (parent, other) = (await BookedAsync(late: false), await _site.ParentAsync());
        var address = await AddressAsync(parent);

        var early = await parent.Visitor.OpenAsync(address);
        var foreign = await other.Visitor.OpenAsync(address);

        Assert.That(early.Words, Does.Contain("peut encore être annulée sans frais"));
        Assert.That(foreign.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<Parent> BookedAsync(bool late = true)
    {
        var parent = await _site.ParentAsync();
        var recap = await new TickedForm(await parent.CalendarAsync(), "Vérifier").Tick("20261201", "Restauration scolaire").SendAsync(parent.Visitor);
        await new TickedForm(recap, "Confirmer").SendAsync(parent.Visitor);
        if (late)
            _site.SetClock(TooLate);
        return parent;
    }

    private async Task<string> AddressAsync(Parent parent) => $"/reservations/absence/{(await _site.BookingsAsync(parent)).Single().Id}";

    private async Task<VisitedPage> TellAsync(Parent parent, string reason, byte[]? proof)
    {
        var calendar = await parent.CalendarAsync();
        var link = calendar.Document.QuerySelector("#j20261201 .slot__absence")!.GetAttribute("href")!;
        Assert.That(link, Is.EqualTo(await AddressAsync(parent)));
        var page = await parent.Visitor.OpenAsync(link);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(reason), "Reason" },
        };
        if (proof is not null)
            form.Add(new ByteArrayContent(proof), "Proof", "certificat.pdf");
        using var response = await parent.Visitor.Client.PostAsync(new Uri(link, UriKind.Relative), form);
        return await VisitedPage.ReadAsync(response);
    }

    private Task<AbsenceNotice?> NoticeAsync(Parent parent) => _site.Site.PortalAsync(db =>
        Task.FromResult(db.Set<AbsenceNotice>().SingleOrDefault(notice => db.Set<Booking>().Any(booking => booking.Id == notice.BookingId && booking.DossierId == parent.Dossier))));
}

using MimeKit;
using Site.Core.Mail;

namespace Site.Tests.Mail;

public sealed class MailFolderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Mails_of_one_millisecond_are_listed_newest_first()
    {
        var path = Directory.CreateTempSubdirectory("portail-mails-").FullName;
        try
        {
            var folder = new MailFolder(path);
            string[] subjects = ["Le premier", "Le deuxième", "Le troisième", "Le quatrième"];
            foreach (var subject in subjects)
            {
                using var mail = new MimeMessage { Subject = subject, Body = new TextPart("plain") };
                await folder.WriteAsync(mail, Now, CancellationToken.None);
            }

            var listed = new List<string?>();
            foreach (var name in folder.Names())
                listed.Add((await folder.FindAsync(name, CancellationToken.None))!.Subject);

            Assert.That(listed, Is.EqualTo(subjects.Reverse()));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }
}

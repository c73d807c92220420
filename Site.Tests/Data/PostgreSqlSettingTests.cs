using Site.Tests.Support;

namespace Site.Tests.Data;

/// <summary>A server that cannot be used stops the start with a sentence that names the setting and never the password.</summary>
public class PostgreSqlSettingTests
{
    private const string Secret = "motdepasse-secret";

    [TestCase("postgres://portail:" + Secret + "@db/portail", "is no connection string such as")]
    [TestCase("Host=127.0.0.1;Prot=5432;Password=" + Secret, "is no connection string such as")]
    [TestCase("Host=127.0.0.1;Port=1;Database=portail;Username=portail;Password=" + Secret, "the server cannot be used")]
    [TestCase("Host=db.invalid;Database=portail;Username=portail;Password=" + Secret, "the server cannot be used")]
    public void A_server_that_cannot_be_used_is_told_in_a_sentence(string connection, string sentence) =>
        AssertRefused(connection, sentence);

    [Test]
    public void So_is_a_database_that_does_not_exist() =>
        AssertRefused(PostgreSqlServer.NewDatabase().Replace("Database=test", "Database=nowhere", StringComparison.Ordinal) + ";Password=" + Secret, "does not exist");

    private static void AssertRefused(string connection, string sentence)
    {
        using var data = new TemporaryFolder();

        var refused = Assert.ThrowsAsync<InvalidOperationException>(() => SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path, "--Data:PostgreSql", connection));

        Assert.That(refused!.Message, Does.Contain("The site does not start: Data:PostgreSql").And.Contain(sentence).And.Not.Contain(Secret));
    }
}

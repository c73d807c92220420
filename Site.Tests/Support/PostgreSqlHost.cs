using Site.Tests.Support;

namespace Site.Tests;

/// <summary>Ends the tests' PostgreSQL server after the last of them. Stands in the root namespace, as <see cref="BrowserHost"/>.</summary>
[SetUpFixture]
public sealed class PostgreSqlHost
{
    [OneTimeTearDown]
    public void Stop() => PostgreSqlServer.Stop();
}

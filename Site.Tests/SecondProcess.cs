using Site.Tests.Support;

namespace Site.Tests;

/// <summary>
/// A second copy of the product in a process of its own, on the seed's content: the CMS of sites that have theirs elsewhere. Shared by tests that change
/// nothing in it. Stands in the root namespace, because NUnit closes a set-up fixture with its namespace.
/// </summary>
[SetUpFixture]
public sealed class SecondProcess
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static TemporaryFolder? _data;
    private static SiteProcess? _process;

    /// <summary>A site whose contents come from the second process.</summary>
    public static async Task<SiteFactory> SiteAsync() => new SiteFactory().WithRemoteCms(await AddressAsync());

    private static async Task<Uri> AddressAsync()
    {
        await Gate.WaitAsync();
        try
        {
            _data ??= new TemporaryFolder();
            _process ??= await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, _data.Path);
            return _process.Address;
        }
        finally
        {
            Gate.Release();
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _data?.Dispose();
    }
}

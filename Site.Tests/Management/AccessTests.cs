using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms.Management;
using Site.Tests.Management.Replay;
using Site.Tests.Support;

namespace Site.Tests.Management;

/// <summary>
/// Every endpoint of the Management API × (anonymous, analyst, editor, administrator) has an expected status in <c>access.txt</c>. An endpoint that is
/// not in it, or answers otherwise, fails here: who may do what never changes by accident.
/// </summary>
public class AccessTests
{
    private static readonly string?[] Callers = [null, "analyst", "editor", "admin"];

    private static string TablePath => Path.Combine(Repository.Root, "Site.Tests", "Management", "access.txt");

    [Test]
    public async Task Every_endpoint_answers_every_role_as_the_table_says()
    {
        await using var site = await ManagementSite.StartAsync();
        using (await site.SendAsync(null, HttpMethod.Get, "server/status"))
        {
            // The first request maps the endpoints.
        }
        var world = await AccessWorld.CreateAsync(site);
        var lines = new List<string>();
        foreach (var (method, pattern) in Endpoints(site))
        {
            var answers = new List<int>();
            foreach (var caller in Callers)
                answers.Add(await world.CallAsync(caller, method, pattern));
            lines.Add($"{method,-6} {pattern,-62} {string.Join(' ', answers)}");
        }
        var expected = File.ReadAllLines(TablePath).Where(line => line.Length > 0 && line[0] != '#');
        Assert.That(lines, Is.EqualTo(expected), $"The whole table as it is now:\n{string.Join('\n', lines)}");
    }

    [Test]
    public void Nothing_but_signing_in_and_leaving_a_preview_is_open_to_the_anonymous()
    {
        var open = File.ReadAllLines(TablePath).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns[2] != "401").Where(columns => columns is not ["DELETE", "preview", ..]).Select(columns => columns[1]);
        Assert.That(open, Is.All.Matches<string>(pattern =>
            pattern is "server/status" or "server/configuration" or "manifest/manifest/public" || pattern.StartsWith("security/back-office/", StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Method, string Pattern)> Endpoints(ManagementSite site) =>
        site.Cms.StaffServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/umbraco/management/api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                .Select(method => (method, endpoint.RoutePattern.RawText!.Replace($"{ManagementApi.Prefix}/", "", StringComparison.Ordinal).TrimEnd('/'))))
            .Distinct().OrderBy(endpoint => endpoint.Item2, StringComparer.Ordinal).ThenBy(endpoint => endpoint.method, StringComparer.Ordinal);
}

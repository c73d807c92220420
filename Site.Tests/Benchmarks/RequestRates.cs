namespace Site.Benchmarks;

/// <summary>Requests per second of one address of the site, against the floor that answers the same bytes: warm-up, then rounds side by side.</summary>
internal static class RequestRates
{
    private const int Rounds = 3;
    private const int SecondsARound = 4;

    public static async Task CompareAsync(string name, Uri site, string path, double wanted)
    {
        var (body, type, encoding) = await FetchAsync(new Uri(site, path));
        await using var floor = await FloorServer.StartAsync(body, type, encoding);
        await Wrk.RequestsPerSecondAsync(new Uri(site, path), SecondsARound);
        await Wrk.RequestsPerSecondAsync(floor.Address, SecondsARound);
        var rates = new List<(double Site, double Floor)>();
        for (var round = 0; round < Rounds; round++)
            rates.Add((await Wrk.RequestsPerSecondAsync(new Uri(site, path), SecondsARound), await Wrk.RequestsPerSecondAsync(floor.Address, SecondsARound)));

        var median = rates.OrderBy(rate => rate.Site / rate.Floor).ElementAt(Rounds / 2);
        Report.Line(name, $"{median.Site:N0} of {median.Floor:N0} requests/s ({body.Length:N0} bytes, {(encoding.Length > 0 ? encoding : "not compressed")})",
            median.Site / median.Floor, wanted, atLeast: true);
    }

    private static async Task<(byte[] Body, string Type, string Encoding)> FetchAsync(Uri address)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType!.ToString(),
            response.Content.Headers.ContentEncoding.FirstOrDefault() ?? "");
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Cms.Moving.Push;

/// <summary>A push could not go on. What was done stays done; the same push again does the rest.</summary>
public class PushException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The server understood a call and would not do it: the same call would be refused again.</summary>
public sealed class PushRefusedException(string message) : PushException(message);

/// <summary>The server does not know who calls.</summary>
public sealed class PushSignInException(string message) : PushException(message);

/// <summary>A server that speaks Umbraco's Management API, called as an API user by client credentials.</summary>
/// <param name="http">Its base address is the server's root.</param>
public sealed class PushTarget(HttpClient http, string clientId, string clientSecret)
{
    private const string Api = "umbraco/management/api/v1/";

    private string? _token;

    /// <summary>Between tries of what failed inside the server: one on SQLite says so while its database is locked.</summary>
    internal IReadOnlyList<TimeSpan> Pauses { get; init; } = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];

    public Uri Address => http.BaseAddress!;

    /// <summary>Null for what is not there.</summary>
    public async Task<JsonElement?> FindAsync(string path, CancellationToken cancellation)
    {
        using var answer = await PatientlyAsync(() => SendAsync(HttpMethod.Get, path, () => null, cancellation), () => Task.FromResult(false), cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        await CheckAsync(answer, cancellation);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }

    /// <summary>All items of a list that comes in pages.</summary>
    /// <param name="path">With a query that has room for <c>&amp;skip=…&amp;take=…</c>, or none.</param>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path, CancellationToken cancellation)
    {
        const int take = 100;
        var items = new List<JsonElement>();
        while (true)
        {
            var page = await FindAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}skip={items.Count}&take={take}", cancellation);
            var found = page is { } list ? list.GetProperty("items").EnumerateArray().ToList() : [];
            items.AddRange(found);
            if (found.Count < take)
                return items;
        }
    }

    public async Task WriteAsync(HttpMethod method, string path, object body, CancellationToken cancellation)
    {
        Task<HttpResponseMessage> OnceMoreAsync() => SendAsync(method, path, () => JsonContent.Create(body, options: CmsJson.Options), cancellation);
        var isDone = false;
        using var answer = IsRepeatable(method, path)
            ? await PatientlyAsync(OnceMoreAsync, async () => isDone = await IsMadeAsync(method, path, body, cancellation), cancellation)
            : await OnceMoreAsync();
        if (!isDone)
            await CheckAsync(answer, cancellation);
    }

    /// <summary>A file may be taken by a call that fails afterwards, and what came out of the bin cannot come out again.</summary>
    private static bool IsRepeatable(HttpMethod method, string path) =>
        (method == HttpMethod.Post && path != "media") || (method == HttpMethod.Put && !path.StartsWith("media/", StringComparison.Ordinal) && !path.EndsWith("/restore", StringComparison.Ordinal));

    /// <summary>Whether something that was to be made is there although its call failed: made again, it would be refused.</summary>
    private async Task<bool> IsMadeAsync(HttpMethod method, string path, object body, CancellationToken cancellation)
    {
        if (method != HttpMethod.Post || JsonSerializer.SerializeToElement(body, CmsJson.Options).Id("id") is not { } id)
            return false;
        using var answer = await SendAsync(HttpMethod.Get, $"{path}/{id}", () => null, cancellation);
        return answer.IsSuccessStatusCode;
    }

    /// <param name="isDone">Asked before the next try.</param>
    private async Task<HttpResponseMessage> PatientlyAsync(Func<Task<HttpResponseMessage>> send, Func<Task<bool>> isDone, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await send();
            if (answer.StatusCode is not (HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable) || attempt == Pauses.Count)
                return answer;
            await Task.Delay(Pauses[attempt], cancellation);
            if (await isDone())
                return answer;
            answer.Dispose();
        }
    }

    /// <summary>A file that waits for the item which will take it.</summary>
    public async Task UploadAsync(Guid id, string fileName, string path, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Post, "temporary-file", () => new MultipartFormDataContent
        {
            { new StringContent(id.ToString()), "Id" }, { new StreamContent(File.OpenRead(path)), "File", fileName },
        }, cancellation);
        await CheckAsync(answer, cancellation);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Func<HttpContent?> content, CancellationToken cancellation)
    {
        var isNew = _token is null;
        _token ??= await SignInAsync(cancellation);
        var answer = await OnceAsync(method, path, content, cancellation);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || isNew)
            return answer;
        // A token lives a few minutes, a push may take longer.
        answer.Dispose();
        _token = await SignInAsync(cancellation);
        return await OnceAsync(method, path, content, cancellation);
    }

    private async Task<HttpResponseMessage> OnceAsync(HttpMethod method, string path, Func<HttpContent?> content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, Api + path)) { Content = content() };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        try
        {
            return await http.SendAsync(request, cancellation);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new PushException($"{Address} does not answer: {error.Message}", error);
        }
    }

    private async Task<string> SignInAsync(CancellationToken cancellation)
    {
        _token = null;
        using var answer = await OnceAsync(HttpMethod.Post, "security/back-office/token", () => new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = clientSecret,
        }), cancellation);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || (answer.StatusCode is HttpStatusCode.BadRequest && (await answer.Content.ReadAsStringAsync(cancellation)).Contains("invalid_client", StringComparison.Ordinal)))
            throw new PushSignInException($"{Address} knows no client {clientId} with this secret.");
        await CheckAsync(answer, cancellation);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("access_token").GetString()!;
    }

    private static async Task CheckAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.IsSuccessStatusCode)
            return;
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        var request = answer.RequestMessage!;
        var message = $"{request.Method} {request.RequestUri!.AbsolutePath} was answered {(int)answer.StatusCode}{(text.Length == 0 ? "" : $": {(text.Length > 500 ? text[..500] : text)}")}";
        throw (int)answer.StatusCode is >= 400 and < 500 ? new PushRefusedException(message)
            : new PushException((int)answer.StatusCode is >= 300 and < 400 ? $"{message} ({answer.Headers.Location}): give the address with which it answers itself, https:// for most." : message);
    }
}

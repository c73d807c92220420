using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Data;
using Site.Core.Families;
using Site.IdentityProvider;

namespace Site.Benchmarks;

/// <summary>What parents wait for at the sign-in and the activation, over HTTP, one request after the other; the hashing of passwords is measured apart.</summary>
internal static class SigningIn
{
    private const int Looks = 500;
    private const int SignIns = 40;
    private const string Password = "quatre chats bleus";

    public static async Task MeasureAsync(string dataPath)
    {
        await using var app = await RunningSite.StartAsync(dataPath);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var token = await SignUpAsync(app);
        await PersonAsync(app);

        await LookAsync(http, "sign-in page", ProviderAddresses.SignIn);
        await LookAsync(http, "activation page", $"{ProviderAddresses.Activation}/{token}");

        var hashing = await HashingAsync(app);
        var times = new List<double>();
        for (var number = 0; number < SignIns; number++)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Login"] = "mesure", ["Password"] = Password });
            var clock = Stopwatch.StartNew();
            using var response = await http.PostAsync(new Uri(ProviderAddresses.SignIn, UriKind.Relative), form);
            times.Add(clock.Elapsed.TotalMilliseconds);
            if ((int)response.StatusCode != 302)
                throw new InvalidOperationException($"The sign-in was answered {response.StatusCode}.");
        }
        Report.Line("sign-in sent, without its hashing, p95, ms", $"median {Median(times):0.0} ms, of which {hashing:0.0} ms are one hashing", P95(times) - hashing, 30, atLeast: false);
        await app.StopAsync();
    }

    private static async Task LookAsync(HttpClient http, string name, string address)
    {
        var times = new List<double>();
        for (var look = 0; look < Looks; look++)
        {
            var clock = Stopwatch.StartNew();
            (await http.GetAsync(new Uri(address, UriKind.Relative))).EnsureSuccessStatusCode();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        Report.Line($"{name}, p95, ms", $"median {Median(times):0.0} ms of {Looks}", P95(times), 30, atLeast: false);
    }

    /// <returns>The token of its activation mail.</returns>
    private static async Task<string> SignUpAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await using var portal = await app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var dossier = await portal.Set<Dossier>().FirstAsync();
        var begun = await scope.ServiceProvider.GetRequiredService<SignUps>().BeginAsync(
            new SignUpInput("inscrit", "inscrit@exemple.fr", Password, dossier.FamilyName, dossier.Number, null, null, null), CancellationToken.None);
        if (begun is not SignUpResult.Begun)
            throw new InvalidOperationException($"The sign-up was answered {begun}.");
        await using var accounts = await app.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        // The page is the same whichever token finds the sign-up.
        var token = OneTimeLink.NewToken();
        await accounts.Set<SignUp>().ExecuteUpdateAsync(row => row.SetProperty(signUp => signUp.LinkHash, OneTimeLink.HashOf(token)));
        return token;
    }

    private static async Task PersonAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<IdentityProvider.Account>>();
        var created = await users.CreateAsync(new IdentityProvider.Account { UserName = "mesure", Email = "mesure@exemple.fr", EmailConfirmed = true }, Password);
        if (!created.Succeeded)
            throw new InvalidOperationException("The account could not be made.");
    }

    /// <returns>Median of one verification, in milliseconds.</returns>
    private static async Task<double> HashingAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var hasher = scope.ServiceProvider.GetRequiredService<UserManager<IdentityProvider.Account>>().PasswordHasher;
        var account = new IdentityProvider.Account();
        var hash = hasher.HashPassword(account, Password);
        var times = new List<double>();
        for (var number = 0; number < SignIns; number++)
        {
            var clock = Stopwatch.StartNew();
            hasher.VerifyHashedPassword(account, hash, Password);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        return Median(times);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static double P95(List<double> times) => times.Order().ElementAt(times.Count * 95 / 100);
}

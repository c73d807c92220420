using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Site.Core.Data;
using Site.Core.Families;
using Site.IdentityProvider;

namespace Site.Benchmarks;

/// <summary>What parents wait for at the sign-in and the activation, over HTTP, one request after the other; the hashing of the password is measured within each request.</summary>
internal static class SigningIn
{
    private const int Looks = 500;
    private const int FirstSignIns = 5;
    private const int SignIns = 200;
    private const string Password = "quatre chats bleus";

    public static async Task MeasureAsync(string dataPath)
    {
        TimedHasher? hasher = null;
        await using var app = await RunningSite.StartAsync(dataPath, services => services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<IdentityProvider.Account>>(
            provider => hasher = ActivatorUtilities.CreateInstance<TimedHasher>(provider))));
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var token = await SignUpAsync(app);
        await PersonAsync(app);

        await LookAsync(http, "sign-in page", ProviderAddresses.SignIn);
        await LookAsync(http, "activation page", $"{ProviderAddresses.Activation}/{token}");

        var (first, site, hashing) = (new List<double>(), new List<double>(), new List<double>());
        for (var number = 0; number < FirstSignIns + SignIns; number++)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Login"] = "mesure", ["Password"] = Password });
            hasher!.Spent = TimeSpan.Zero;
            var clock = Stopwatch.StartNew();
            using var response = await http.PostAsync(new Uri(ProviderAddresses.SignIn, UriKind.Relative), form);
            var whole = clock.Elapsed;
            if ((int)response.StatusCode != 302 || hasher.Spent == TimeSpan.Zero)
                throw new InvalidOperationException($"The sign-in was answered {response.StatusCode}, after {hasher.Spent} of hashing.");
            (number < FirstSignIns ? first : site).Add((whole - hasher.Spent).TotalMilliseconds);
            if (number >= FirstSignIns)
                hashing.Add(hasher.Spent.TotalMilliseconds);
        }
        Report.Note("the first sign-in of a process, without its hashing", $"{first[0]:0.0} ms");
        Report.Line("sign-in sent, without its hashing, p95, ms", $"median {Median(site):0.0} ms of {SignIns}", P95(site), 30, atLeast: false);
        Report.Note("one hashing", $"median {Median(hashing):0.0} ms, p95 {P95(hashing):0.0} ms");
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

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static double P95(List<double> times) => times.Order().ElementAt(times.Count * 95 / 100);

    /// <summary>The site's own hasher, which notes how long it took. One request at a time.</summary>
    private sealed class TimedHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<IdentityProvider.Account>(options)
    {
        public TimeSpan Spent { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(IdentityProvider.Account user, string hashedPassword, string providedPassword)
        {
            var clock = Stopwatch.StartNew();
            var result = base.VerifyHashedPassword(user, hashedPassword, providedPassword);
            Spent += clock.Elapsed;
            return result;
        }
    }
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using QRCoder;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary><c>user/current/2fa</c>: one's own authenticator app. The package <c>embedded</c> names the provider to the client.</summary>
internal static class CurrentUserSecondFactor
{
    private const string Issuer = "Portail famille";

    public static void MapCurrentUserSecondFactor(this IEndpointRouteBuilder current)
    {
        current.MapGet("2fa", (StaffMember member, StaffDirectory directory) => Answer.Json(ProvidersOf(directory.Account(member.Id)!)));
        current.MapGet("2fa/{providerName}", (string providerName, StaffMember member, StaffDirectory directory) =>
            !IsOurs(providerName) || member.IsApi ? UserProblems.Of(UserOperationStatus.ProviderNameNotFound)
            : directory.Account(member.Id)!.HasSecondFactor ? UserProblems.Of(UserOperationStatus.ProviderAlreadySetup)
            : Answer.Json(NewSetup(member)));
        current.MapPost("2fa/{providerName}", async (string providerName, StaffMember member, Body<EnableRequest> body, StaffAccounts accounts, Authenticator authenticator) =>
            UserProblems.Of(IsOurs(providerName)
                ? await accounts.EnableSecondFactorAsync(member.Id, authenticator, body.Value.Secret, body.Value.Code)
                : UserOperationStatus.ProviderNameNotFound));
        current.MapDelete("2fa/{providerName}", async (string providerName, string? code, StaffMember member, StaffDirectory directory, StaffSignIn signIn, StaffAccounts accounts) =>
            UserProblems.Of(!IsOurs(providerName) || !directory.Account(member.Id)!.HasSecondFactor ? UserOperationStatus.ProviderNameNotFound
                : !await signIn.CheckCodeAsync(member.Id, code ?? "") ? UserOperationStatus.InvalidCode
                : await accounts.DisableSecondFactorAsync(member.Id)));
    }

    /// <summary>None for machines, which have no second factor.</summary>
    public static IEnumerable<object> ProvidersOf(StaffAccount account) =>
        account.Member.IsApi ? [] : [new { providerName = Authenticator.ProviderName, isEnabledOnUser = account.HasSecondFactor }];

    public static bool IsOurs(string providerName) => providerName.Equals(Authenticator.ProviderName, StringComparison.OrdinalIgnoreCase);

    /// <summary>A secret that nothing keeps until a code made with it comes back.</summary>
    private static object NewSetup(StaffMember member)
    {
        var secret = Base32.Encode(RandomNumberGenerator.GetBytes(Authenticator.SecretBytes));
        var address = $"otpauth://totp/{Uri.EscapeDataString($"{Issuer}:{member.Email}")}?secret={secret}&issuer={Uri.EscapeDataString(Issuer)}&digits=6&period=30";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var image = new PngByteQRCode(code);
        return new { qrCodeSetupImageUrl = $"data:image/png;base64,{Convert.ToBase64String(image.GetGraphic(8))}", secret };
    }

    internal sealed record EnableRequest(string Code, string Secret);
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;

namespace Site.Web;

/// <summary>For members of staff who have a section of the backoffice, and for nobody else: others are answered 401 or 403.</summary>
/// <param name="section">Its alias.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForStaffAttribute(string section) : Attribute, IAuthorizeData, IAuthorizationRequirementData
{
    public string Section => section;

    public string? AuthenticationSchemes { get => StaffAccess.Scheme; set => throw new NotSupportedException(); }

    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new ClaimsAuthorizationRequirement(StaffAccess.SectionClaim, [section])];
}

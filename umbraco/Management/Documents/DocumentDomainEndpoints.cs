using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Users;

namespace Site.Cms.Management.Documents;

/// <summary>The host names of a branch: <c>document/{id}/domains</c>.</summary>
internal static class DocumentDomainEndpoints
{
    private static readonly ProblemTexts Texts = new(
        (OperationStatus.ContentNotFound, new(404, "The targeted content item was not found.")),
        (OperationStatus.LanguageNotFound, new(
            400, "Invalid language specified", "One or more of the specified language ISO codes could not be found.")),
        (OperationStatus.InvalidDomainName, new(400, "Invalid domain name", "One or more of the specified domain names were invalid.")),
        (OperationStatus.DuplicateDomainName, new(
            409, "Duplicate domain name detected",
            "One or more of the specified domain names were duplicates, possibly of assignments to other content items.")));

    public static void Map(IEndpointRouteBuilder api)
    {
        var domains = api.MapGroup($"/{DocumentEndpoints.Path}/{{id:guid}}/domains").For(Sections.Content);
        domains.MapGet("", (Guid id, DomainService service) =>
        {
            var known = service.Of(id);
            return Answer.Json(new DomainsModel
            {
                DefaultIsoCode = known.DefaultIsoCode, Domains = [.. known.Domains.Select(domain => new DomainModel(domain.Name, domain.IsoCode))],
            });
        }).Needs(DocumentVerb.Read);
        domains.MapPut("", SetAsync).Needs(DocumentVerb.CultureAndHostnames);
    }

    private static async Task<IResult> SetAsync(Guid id, Body<DomainsModel> body, StaffMember staff, DomainService service, CancellationToken cancellation)
    {
        var input = new DocumentDomains(
            id, body.Value.DefaultIsoCode, [.. body.Value.Domains.Select(domain => new DomainName(domain.DomainName, domain.IsoCode))]);
        var result = await service.SetAsync(input, staff.Id, cancellation);
        if (result.Status != OperationStatus.ConflictingDomainName)
            return Answer.Of(result, Texts);
        return Answer.Problem(new Problem
        {
            Title = "Conflicting domain name detected",
            Status = StatusCodes.Status409Conflict,
            Detail = "One or more of the specified domain names were conflicting with domain assignments to other content items.",
            OperationStatus = nameof(OperationStatus.ConflictingDomainName),
            ConflictingDomainNames = [.. result.Value!.Select(conflict => new ConflictingDomainName(conflict.Name, new ReferenceById(conflict.DocumentId)))],
        });
    }

    internal sealed record DomainsModel
    {
        public string? DefaultIsoCode { get; init; }
        public required IReadOnlyList<DomainModel> Domains { get; init; }
    }

    internal sealed record DomainModel(string DomainName, string IsoCode);
}

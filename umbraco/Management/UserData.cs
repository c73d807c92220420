using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary><c>user-data</c>: what a client keeps for the caller's own account, and for nobody else's.</summary>
internal static class UserData
{
    private const int MostEntries = 500;
    private const int LongestName = 255;
    private const int LongestValue = 100_000;

    public static void MapUserData(this IEndpointRouteBuilder api)
    {
        var data = api.MapGroup("user-data").ForAllStaff();
        data.MapGet("", async (HttpContext context, Page page, StaffMember member, StaffDbContext db) =>
        {
            var (groups, identifiers) = (Texts(context, "groups"), Texts(context, "identifiers"));
            var found = await db.UserData.AsNoTracking().Where(row => row.UserId == member.Id
                && (groups.Count == 0 || groups.Contains(row.Group)) && (identifiers.Count == 0 || identifiers.Contains(row.Identifier)))
                .OrderBy(row => row.Group).ThenBy(row => row.Identifier).ToListAsync();
            return Answer.Json(page.Of(found, Of));
        });
        data.MapGet("{id:guid}", async (Guid id, StaffMember member, StaffDbContext db) =>
            await db.UserData.AsNoTracking().SingleOrDefaultAsync(row => row.Key == id && row.UserId == member.Id) is { } found ? Answer.Json(Of(found)) : Answer.Missing);
        data.MapPost("", CreateAsync);
        data.MapPut("", async (Body<DataRequest> body, StaffMember member, StaffDbContext db) =>
            body.Value.Key is not { } key || await db.UserData.SingleOrDefaultAsync(row => row.Key == key && row.UserId == member.Id) is not { } known ? Missing
                : await SaveAsync(body.Value, known, member, db) ?? Answer.Done);
        data.MapDelete("{id:guid}", async (Guid id, StaffMember member, StaffDbContext db) =>
            await db.UserData.Where(row => row.Key == id && row.UserId == member.Id).ExecuteDeleteAsync() == 0 ? Missing : Answer.Done);
    }

    private static IResult Missing => Answer.Problem(new Problem
    {
        Title = "Not Found", Status = 404, Detail = "The requested user data could not be found.", OperationStatus = "NotFound",
    });

    private static async Task<IResult> CreateAsync(Body<DataRequest> body, StaffMember member, StaffDbContext db)
    {
        var row = new StaffUserData { Key = body.Value.Key ?? Guid.CreateVersion7(), UserId = member.Id, Group = "", Identifier = "", Value = "" };
        if (await db.UserData.AnyAsync(other => other.Key == row.Key))
            return Refusal("AlreadyExists", "The supplied id is already in use.");
        if (await db.UserData.CountAsync(other => other.UserId == member.Id) >= MostEntries)
            return Refusal("TooMany", $"An account keeps {MostEntries} entries at most.");
        db.UserData.Add(row);
        return await SaveAsync(body.Value, row, member, db) ?? Answer.Created("user-data", row.Key);
    }

    /// <returns>The refusal, if any.</returns>
    private static async Task<IResult?> SaveAsync(DataRequest request, StaffUserData row, StaffMember member, StaffDbContext db)
    {
        if (request.Group.Length > LongestName || request.Identifier.Length > LongestName || request.Value.Length > LongestValue)
            return Refusal("TooLong", $"Names have {LongestName} characters at most, values {LongestValue}.");
        if (await db.UserData.AnyAsync(other => other.UserId == member.Id && other.Group == request.Group && other.Identifier == request.Identifier && other.Key != row.Key))
            return Refusal("AlreadyExists", "There is an entry with this group and identifier.");
        (row.Group, row.Identifier, row.Value) = (request.Group, request.Identifier, request.Value);
        await db.SaveChangesAsync();
        return null;
    }

    private static IResult Refusal(string status, string detail) =>
        Answer.Problem(new Problem { Title = "Invalid user data", Status = 400, Detail = detail, OperationStatus = status });

    private static List<string> Texts(HttpContext context, string name) => [.. context.Request.Query[name].OfType<string>().Where(text => text.Length > 0)];

    private static object Of(StaffUserData row) => new { key = row.Key, group = row.Group, identifier = row.Identifier, value = row.Value };

    internal sealed record DataRequest
    {
        public Guid? Key { get; init; }
        public required string Group { get; init; }
        public required string Identifier { get; init; }

        // May be empty.
        [System.Text.Json.Serialization.JsonRequired]
        public string Value { get; init; } = "";
    }
}

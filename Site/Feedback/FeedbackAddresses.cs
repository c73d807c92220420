namespace Site.Feedback;

/// <summary>Paths of the voter's pages. Ids in lower case: the receipt's cookie is tied to the path, letter by letter.</summary>
internal static class FeedbackAddresses
{
    public static string Page(Guid contentId) => $"/avis/{contentId:D}";

    public static string Vote(Guid contentId) => $"{Page(contentId)}/vote";

    public static string Withdrawal(Guid contentId) => $"{Page(contentId)}/retrait";

    public static string Comment(Guid contentId) => $"{Page(contentId)}/commentaire";
}

namespace Site.Desk;

/// <summary>What the desk's screen sends. Searches come in a body too: names and addresses in a URL would end up in logs.</summary>
public sealed record DeskSearchBody(string? Text, int Skip = 0, int Take = DeskSearchBody.Usual)
{
    public const int Usual = 20;
}

/// <param name="Login">User name or mail address of an account.</param>
public sealed record DeskBody(string? Reason, string? Mail = null, string? Login = null)
{
    public const int ShortestReason = 3;

    public const int LongestLogin = 254;
}

using System.Text.Json.Nodes;

namespace Site.Tests.Management.Replay;

/// <summary>Why an answer of ours is not the recorded one, and what it is instead.</summary>
/// <param name="Why">A reason that a reviewer can weigh.</param>
public abstract record Difference(string Why)
{
    /// <summary>The real server gives a bare 500 (or accepts nonsense); we answer 400 with a reason and change nothing.</summary>
    public sealed record BadRequest(string Why) : Difference(Why);

    /// <summary>Not part of the product: the call is not played.</summary>
    public sealed record NotBuilt(string Why) : Difference(Why);

    /// <summary>The same things in another order.</summary>
    /// <param name="List">Path of the list, e.g. <c>items</c>; empty when the answer itself is the list.</param>
    public sealed record AnyOrder(string Why, string List = "items") : Difference(Why);

    /// <summary>Another body, made from the recorded one.</summary>
    public sealed record Instead(string Why, Func<JsonNode?, JsonNode?> Expected) : Difference(Why);

    /// <summary>Another status; the body is not compared.</summary>
    public sealed record Status(string Why, int Code) : Difference(Why);
}

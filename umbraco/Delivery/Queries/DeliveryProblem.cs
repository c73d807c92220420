namespace Site.Cms.Delivery.Queries;

/// <summary>Why a request cannot be answered; a 400 with problem details.</summary>
internal sealed record DeliveryProblem(string Title, string Detail)
{
    public static DeliveryProblem UnknownFetch { get; } = new("Selector option not found", "The attempted 'fetch' option does not exist");

    public static DeliveryProblem UnknownFilter { get; } =
        new("Filter option not found", "One of the attempted 'filter' options does not exist");

    public static DeliveryProblem UnknownSort { get; } = new("Sort option not found", "One of the attempted 'sort' options does not exist");

    public static DeliveryProblem TooLarge { get; } = new("Answer too large", "Expand fewer properties or take fewer items");

    public static DeliveryProblem BadDate(string filter) =>
        new("Invalid filter value", $"The 'filter' option '{filter}' needs a date, e.g. 2025-06-30");

    public static DeliveryProblem Negative(string parameter) => new("Invalid paging", $"'{parameter}' cannot be negative");

    public static DeliveryProblem BadSelection(string reason) => new("Invalid output selection", reason);

    public static DeliveryProblem TooMany(string parameter, int limit) =>
        new("Too many values", $"'{parameter}' takes at most {limit} values");
}

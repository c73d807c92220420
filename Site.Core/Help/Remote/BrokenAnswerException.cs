namespace Site.Core.Help.Remote;

/// <summary>The CMS answered, but nothing that the Content Delivery API allows.</summary>
public sealed class BrokenAnswerException(string message, Exception? cause = null) : Exception(message, cause);

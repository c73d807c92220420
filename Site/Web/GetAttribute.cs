using Microsoft.AspNetCore.Mvc.Routing;

namespace Site.Web;

/// <summary>Answers GET and, with the same headers and no body, HEAD.</summary>
public sealed class GetAttribute(string template) : HttpMethodAttribute(["GET", "HEAD"], template);

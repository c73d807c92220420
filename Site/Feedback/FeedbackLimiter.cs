using Microsoft.Extensions.Options;
using Site.Core.Feedback;
using Site.Web;

namespace Site.Feedback;

/// <summary>Slows down a network that votes and comments too much.</summary>
public sealed class FeedbackLimiter(IOptions<FeedbackOptions> options, TimeProvider time) : NetworkLimiter(options.Value.Burst, options.Value.PostsPerMinute, time);

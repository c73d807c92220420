using Microsoft.Extensions.Options;
using Site.Core.Forms;
using Site.Web;

namespace Site.Forms;

/// <summary>Slows down a network that sends too many messages.</summary>
public sealed class FormLimiter(IOptions<FormsOptions> options, TimeProvider time) : NetworkLimiter(options.Value.Burst, options.Value.PostsPerMinute, time);

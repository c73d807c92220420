using Site.Core.Help;

namespace Site.Forms;

/// <summary>Addresses of forms; a form's own is in the content.</summary>
public static class FormAddresses
{
    public const string Form = ContentAddresses.Forms + "/{slug}";
    public const string Sent = Form + "/envoye/{id:guid}";

    public static string SentOf(Form form, Guid entry) => $"{form.Address}/envoye/{entry}";
}

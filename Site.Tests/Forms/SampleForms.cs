using Site.Core.Forms;
using Site.Core.Help;

namespace Site.Tests.Forms;

/// <summary>Forms as the library holds them, without a CMS, and what people type into them.</summary>
internal static class SampleForms
{
    public static readonly DateTimeOffset Made = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public static readonly FormField Name = Field(FormFieldKind.Text, "Votre nom", required: true);
    public static readonly FormField Address = Field(FormFieldKind.Mail, "Votre adresse mail");
    public static readonly FormField Message = Field(FormFieldKind.LongText, "Votre message", required: true);
    public static readonly FormField Subject = Field(FormFieldKind.Choice, "Sujet", required: true, "Cantine", "Garderie");
    public static readonly FormField Call = Field(FormFieldKind.Checkbox, "Rappelez-moi");
    public static readonly FormField Proof = Field(FormFieldKind.File, "Un document");
    public static readonly FormField Consent = Field(FormFieldKind.Consent, "J’accepte que le service utilise ces informations pour me répondre.", required: true);

    public static Form Everything(Guid? id = null) => new(
        id ?? Guid.NewGuid(), "/formulaires/essai", "Écrire au service", Made, Made, default, [Name, Address, Subject, Message, Call, Proof, Consent])
    { CopyToSender = true };

    /// <summary>All that must be there.</summary>
    public static FormInput Filled(params (FormField Field, string Text)[] changed)
    {
        var texts = new Dictionary<Guid, string> { [Name.Id] = "Léa", [Subject.Id] = "Cantine", [Message.Id] = "Bonjour", [Consent.Id] = "oui" };
        foreach (var (field, text) in changed)
            texts[field.Id] = text;
        return new FormInput(texts, new Dictionary<Guid, SentFile>(), new Dictionary<Guid, Guid>());
    }

    public static FormInput With(this FormInput input, FormField field, string name, byte[]? content) => input with { Files = new Dictionary<Guid, SentFile>(input.Files) { [field.Id] = new SentFile(name, content) } };

    public static FormInput Waiting(this FormInput input, FormField field, Guid file) => input with { Waiting = new Dictionary<Guid, Guid> { [field.Id] = file } };

    private static FormField Field(FormFieldKind kind, string label, bool required = false, params string[] options) => new(Guid.NewGuid(), kind, label, null, required, options);
}

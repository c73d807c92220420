namespace Site.Cms.Backoffice.Login;

/// <summary>The forms' fields as HTML.</summary>
internal static class Fields
{
    public static string Mail(string id, string? value, IReadOnlyList<FormError> errors, bool focus = false) => $"""
        <div class="field">
        <label for="{id}">Adresse e-mail</label>
        <input id="{id}" name="{id}" type="email" inputmode="email" autocomplete="username" spellcheck="false" autocapitalize="none" maxlength="254" required value="{SignInPage.Encode(value)}"{Invalid(id, errors)}{Focus(focus, errors)}>
        </div>
        """;

    public static string Text(string id, string label, string autocomplete, string? value, IReadOnlyList<FormError> errors, bool focus = false) => $"""
        <div class="field">
        <label for="{id}">{label}</label>
        <input id="{id}" name="{id}" type="text" autocomplete="{autocomplete}" maxlength="255" required value="{SignInPage.Encode(value)}"{Invalid(id, errors)}{Focus(focus, errors)}>
        </div>
        """;

    /// <param name="autocomplete"><c>current-password</c> or <c>new-password</c>.</param>
    public static string Password(string id, string autocomplete, IReadOnlyList<FormError> errors, string? hint = null, bool focus = false) => $"""
        <div class="field">
        <label for="{id}">Mot de passe</label>
        {(hint is null ? "" : $"""<p class="hint" id="{id}-aide">{hint}</p>""")}
        <div class="secret">
        <input id="{id}" name="{id}" type="password" autocomplete="{autocomplete}" autocapitalize="none" spellcheck="false" maxlength="256" required{(hint is null ? "" : $""" aria-describedby="{id}-aide" """)}{Invalid(id, errors)}{Focus(focus, errors)}>
        <button type="button" class="reveal" data-reveals="{id}" aria-controls="{id}" aria-pressed="false" hidden>Afficher<span class="unseen"> le mot de passe</span></button>
        </div>
        </div>
        """;

    public static string Code(string id, IReadOnlyList<FormError> errors) => $"""
        <div class="field">
        <label for="{id}">Code à 6 chiffres</label>
        <input id="{id}" class="code" name="{id}" type="text" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]*" maxlength="7" required{Invalid(id, errors)}{Focus(true, errors)}>
        </div>
        """;

    private static string Invalid(string id, IReadOnlyList<FormError> errors) => errors.Any(error => error.Field == id) ? """ aria-invalid="true" """ : "";

    // With an error the summary is read first.
    private static string Focus(bool focus, IReadOnlyList<FormError> errors) => focus && errors.Count == 0 ? " autofocus" : "";
}

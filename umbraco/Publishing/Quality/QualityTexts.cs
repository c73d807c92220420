namespace Site.Cms.Publishing.Quality;

/// <summary>What editors are told about pictures and links, in French: where, what is wrong, what to do.</summary>
internal static class QualityTexts
{
    private const string Nbsp = "\u00A0";

    public static string PickedPictureWithoutText(Field field, string name) =>
        Said(field, $"l’image {Quoted(name)} n’a pas de texte alternatif. Ouvrez-la dans la médiathèque, décrivez ce qu’elle montre, puis publiez de nouveau.");

    public static string PictureWithoutText(Field field, string? name) => field.Editor == "Umbraco.MarkdownEditor"
        ? Said(field, $"{Picture(name)} n’a pas de texte alternatif. Décrivez ce qu’elle montre entre les crochets{Nbsp}: ![description](adresse).")
        : Said(field, $"{Picture(name)} n’a pas de texte alternatif. Sélectionnez-la dans le texte, puis décrivez ce qu’elle montre.");

    public static string Broken(Field field, FoundLink link) =>
        Said(field, $"{Subject(link)} vers un contenu qui n’existe plus. {WhatToDo(link)}");

    public static string InBin(Field field, FoundLink link) =>
        Said(field, $"{Subject(link)} vers un contenu qui est dans la corbeille. Restaurez-le, ou {Lower(WhatToDo(link))}");

    public static string NotPublished(Field field, FoundLink link, string name) =>
        Said(field, $"{Subject(link)} vers {Quoted(name)}, qui n’est pas publié. Le lien n’apparaîtra aux familles qu’une fois ce contenu publié.");

    public static string MediaMissing(Field field, FoundLink link) =>
        Said(field, $"{Subject(link)} vers un fichier qui n’est plus dans la médiathèque. {WhatToDo(link)}");

    public static string Nowhere(Field field, FoundLink link) =>
        Said(field, $"{Subject(link)} vers {Quoted(link.Address!)}, une adresse qui n’existe pas sur ce site. Corrigez-la ou retirez le lien.");

    public static string NotYetThere(Field field, FoundLink link) =>
        Said(field, $"{Subject(link)} vers {Quoted(link.Address!)}, une page qui n’est pas encore publiée. D’ici là, ce lien ne mène à rien.");

    public static string Incomplete(Field field, FoundLink link) =>
        Said(field, $"{Subject(link)} vers {Quoted(link.Address!)}, une adresse incomplète. Écrivez-la en entier, avec https:// devant, ou commencez-la par / pour une page de ce site.");

    private static string Said(Field field, string sentence) => $"Champ {field.Place}{Nbsp}: {sentence}";

    private static string Subject(FoundLink link) => link.Text.Length == 0 ? "un lien ou une image mène" : $"le lien {Quoted(link.Text)} mène";

    private static string WhatToDo(FoundLink link) => link.Text.Length == 0 ? "Faites un autre choix ou retirez-le." : "Choisissez une autre page ou retirez le lien.";

    private static string Picture(string? name) => string.IsNullOrEmpty(name) ? "une image" : $"l’image {Quoted(name)}";

    private static string Quoted(string text) => $"«{Nbsp}{(text.Length <= 80 ? text : text[..79] + "…")}{Nbsp}»";

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}

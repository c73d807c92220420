using System.Collections.Frozen;

namespace Site.Cms.Management;

/// <summary>
/// What the backoffice shows of a refusal is its title. Members of staff who work in French read it in French, as a sentence that says what happened
/// and what to do; everybody else gets Umbraco's own words.
/// </summary>
internal static class ProblemsInFrench
{
    private static readonly FrozenDictionary<string, string> ByTitle = new Dictionary<string, string>
    {
        ["Server Error"] = "Une erreur inattendue est survenue sur le serveur. Votre texte est toujours à l’écran : réessayez dans un instant, puis prévenez le service informatique.",
        ["The request cannot be read"] = "Le serveur n’a pas compris la demande. Rien n’a été modifié.",
        ["The request is too large"] = "Le contenu est trop volumineux : 8 Mo au plus. Rien n’a été enregistré : allégez-le, puis enregistrez de nouveau.",
        ["Document awaiting release"] = "Ce contenu a déjà une date de publication. Effacez-la dans « Planifier… » pour publier maintenant.",
        ["Invalid document"] = "Ce contenu ne peut pas être publié : certains champs sont à compléter ou à corriger.",
        ["The document item is not configured as a collection"] = "Ce contenu n’a pas de liste.",
        ["Data type id is not a document property"] = "Ce type de données n’appartient pas à ce contenu.",
        ["Content type culture variance mismatch"] = "Les langues envoyées ne correspondent pas au type de contenu.",
        ["Duplicate alias"] = "Cet alias est déjà utilisé. Choisissez-en un autre.",
        ["Invalid Id"] = "Cet identifiant est déjà utilisé.",
        ["The id is already used"] = "Cet identifiant est déjà utilisé.",
        ["Duplicate property type alias"] = "Deux propriétés ont le même alias. Renommez l’une des deux.",
        ["Invalid property type alias"] = "L’alias d’une propriété n’est pas valable.",
        ["Invalid property type regex"] = "L’expression de validation d’une propriété n’est pas valable.",
        ["Content is in the recycle bin"] = "Ce contenu est dans la corbeille. Restaurez-le d’abord.",
        ["Document in the recycle bin"] = "Ce contenu est dans la corbeille. Restaurez-le avant de le publier.",
        ["Invalid alias"] = "Cet alias n’est pas valable : utilisez des lettres et des chiffres.",
        ["Invalid name"] = "Le nom est vide ou trop long (255 caractères au plus).",
        ["Invalid composition"] = "Cette composition n’est pas possible.",
        ["Invalid data type configuration"] = "La configuration de ce type de données n’est pas valable.",
        ["Invalid container type"] = "Un onglet ou un groupe n’est pas valable.",
        ["Duplicate container"] = "Deux onglets ou groupes ont le même identifiant.",
        ["Invalid IsElement flag"] = "Ce type ne peut pas changer de nature : des contenus l’utilisent, ou des blocs.",
        ["The data type is not deletable"] = "Ce type de données ne peut pas être supprimé : le CMS en a besoin.",
        ["Missing container"] = "Une propriété se trouve dans un onglet ou un groupe qui n’existe pas.",
        ["Container not found"] = "Ce dossier n’existe plus. Actualisez l’arborescence.",
        ["Invalid cultures specified"] = "Cette langue n’est pas valable pour ce contenu.",
        ["Operation not permitted"] = "Cette opération n’est pas possible à cet endroit : ce type de contenu n’y est pas autorisé.",
        ["The folder is not empty"] = "Ce dossier n’est pas vide. Videz-le d’abord.",
        ["Content is not in the recycle bin"] = "Ce contenu n’est pas dans la corbeille.",
        ["The document is not trashed"] = "Ce contenu n’est pas dans la corbeille.",
        ["Order by value is not a property on the configured collection"] = "Ce tri n’est pas possible dans cette liste.",
        ["Parent not published"] = "Ce contenu ne peut pas être publié : celui du dessus ne l’est pas. Publiez-le d’abord.",
        ["Validation failed"] = "Certains champs sont à compléter ou à corriger.",
        ["Publish time needs to be higher than the current time"] = "La date de publication doit être dans l’avenir.",
        ["Unpublish time needs to be higher than the current time"] = "La date de retrait doit être dans l’avenir.",
        ["Unpublish time needs to be after the publish time"] = "La date de retrait doit suivre la date de publication.",
        ["Invalid sorting options"] = "Le tri n’a pas pu être enregistré : la liste a changé entre-temps. Actualisez-la, puis recommencez.",
        ["The document could not be found"] = "Ce contenu n’existe plus.",
        ["The content could not be found"] = "Ce contenu n’existe plus.",
        ["The targeted content parent could not be found"] = "Le contenu du dessus n’existe plus. Actualisez l’arborescence.",
        ["Data Type not found"] = "Un type de données utilisé ici n’existe plus.",
        ["Publishing was cancelled"] = "Ce contenu ne peut pas être publié.",
        ["The requested document could not be found"] = "Ce contenu n’existe plus.",
        ["The requested content could not be found"] = "Ce contenu n’existe plus.",
        ["The specified document could not be found"] = "Ce contenu n’existe plus.",
        ["Document not found"] = "Ce contenu n’existe plus.",
        ["The requested version could not be found"] = "Cette version n’existe plus. Rechargez l’historique.",
        ["The requested content type could not be found"] = "Ce type de contenu n’existe plus.",
        ["The template could not be found"] = "Les contenus n’ont pas de modèle de page ici. Retirez-le, puis enregistrez de nouveau.",
        ["One or more property types could not be found"] = "Un champ envoyé n’existe plus dans ce type de contenu. Rechargez la page, puis enregistrez de nouveau.",
        ["The result of the submitted task could not be found"] = "Le résultat de cette publication n’est plus connu. Actualisez l’arborescence pour voir ce qui est publié.",
        ["Invalid patch"] = "Le serveur n’a pas compris la modification. Rien n’a été enregistré.",
        ["Invalid culture"] = "Ce contenu n’a pas de langues.",
        ["Invalid language specified"] = "Cette langue n’est pas installée.",
        ["Invalid domain name"] = "Un nom de domaine n’est pas valable. Écrivez-le comme «\u00A0www.exemple.fr\u00A0».",
        ["Duplicate domain name detected"] = "Le même nom de domaine est indiqué deux fois.",
        ["Conflicting domain name detected"] = "Ce nom de domaine est déjà donné à un autre contenu.",
        ["No preview URL for document"] = "Ce contenu n’a pas d’aperçu.",
        ["Document has expired"] = "La date de retrait de ce contenu est passée. Effacez-la dans «\u00A0Planifier…\u00A0», puis publiez-le.",
        ["The user was not found"] = "Ce compte n’existe plus. Actualisez la liste.",
        ["Missing User Group"] = "Ce groupe n’existe plus. Actualisez la page, puis choisissez-en un autre.",
        ["No User Group Specified"] = "Choisissez au moins un groupe pour ce compte.",
        ["Duplicate Email"] = "Cette adresse e-mail est déjà celle d’un autre compte.",
        ["Invalid email"] = "Cette adresse e-mail n’est pas complète. Écrivez-la comme prenom.nom@exemple.fr.",
        ["Invalid Username"] = "L’identifiant doit être l’adresse e-mail.",
        ["Cannot disable"] = "Vous ne pouvez pas désactiver votre propre compte.",
        ["Cannot delete"] = "Vous ne pouvez pas supprimer votre propre compte.",
        ["Cannot delete user"] = "Ce compte a déjà servi : son nom reste à côté de ce qu’il a fait. Désactivez-le plutôt.",
        ["Invalid user type"] = "Cette opération n’est pas possible sur ce type de compte.",
        ["The dictionary item could not be found"] = "Cette entrée du dictionnaire n’existe plus.",
        ["The dictionary item parent could not be found"] = "L’entrée du dessus n’existe plus. Actualisez l’arborescence.",
        ["Invalid parent"] = "Une entrée ne peut pas être déplacée sous elle-même.",
        ["Duplicate dictionary item name detected"] = "Une entrée du dictionnaire porte déjà ce nom. Choisissez-en un autre.",
        ["Invalid file"] = "Ce fichier n’est pas un export du dictionnaire. Rien n’a été importé.",
        ["Cannot send user invitation"] = "Le site n’envoie pas de mails\u00a0: créez le compte avec un mot de passe, et remettez-le à la personne.",
        ["User invitation not sent"] = "L’invitation n’est pas partie\u00a0: le serveur de mails ne répond pas ou l’a refusée. Aucun compte n’a été créé. Réessayez dans un instant.",
        ["Invalid user state"] = "Cette personne a déjà ouvert son compte\u00a0: il n’y a plus d’invitation à renvoyer.",
        ["Message too long"] = "Le message est trop long\u00a0: 1000 caractères au plus.",
        ["Invalid token"] = "Ce lien a déjà servi, ou il est trop ancien.",
        ["Invalid ISO code"] = "Cette langue n’existe pas.",
        ["Content Start Node not found"] = "Un contenu de départ n’existe plus. Retirez-le, puis enregistrez de nouveau.",
        ["Media Start Node not found"] = "Un dossier de médias de départ n’existe plus. Retirez-le, puis enregistrez de nouveau.",
        ["Admin User Group Must Not Be Empty"] = "C’est le dernier administrateur\u00a0: sans lui, plus personne ne pourrait gérer les comptes. Nommez d’abord un autre administrateur.",
        ["The user group could not be found"] = "Ce groupe n’existe plus.",
        ["User group already exists"] = "Ce groupe existe déjà.",
        ["Missing user group name."] = "Donnez un nom au groupe.",
        ["User group name is too long."] = "Le nom du groupe est trop long\u00a0: 200 caractères au plus.",
        ["User group alias is too long."] = "L’alias du groupe est trop long\u00a0: 200 caractères au plus.",
        ["System user group"] = "Le CMS a besoin de ce groupe\u00a0: il ne peut être ni supprimé ni changer d’alias.",
        ["Document start node key not found"] = "Le contenu de départ n’existe plus. Choisissez-en un autre.",
        ["Media start node key not found"] = "Le dossier de médias de départ n’existe plus. Choisissez-en un autre.",
        ["A document permission key not found"] = "Un contenu qui a des droits particuliers n’existe plus. Retirez-le de la liste, puis enregistrez de nouveau.",
        ["Language not found"] = "Cette langue n’est pas installée.",
        ["Section not found"] = "Une section choisie n’existe pas.",
        ["Permission not found"] = "Un droit choisi n’existe pas.",
        ["Duplicate client ID"] = "Cet identifiant de client est déjà utilisé. Choisissez-en un autre.",
        ["Invalid client ID"] = "L’identifiant de client n’accepte que des lettres sans accent, des chiffres, « - », « _ » et « . ».",
        ["Invalid provider"] = "La vérification en deux étapes n’est pas active sur ce compte.",
        ["Provider already set up"] = "La vérification en deux étapes est déjà active sur votre compte.",
        ["Invalid code"] = "Ce code n’est pas le bon. Attendez que l’application en affiche un nouveau, puis saisissez-le.",
    }.ToFrozenDictionary();

    /// <summary>Where the recorded title says nothing.</summary>
    private static readonly FrozenDictionary<string, string> ByDetail = new Dictionary<string, string>
    {
        ["Incorrect password"] = "Le mot de passe actuel n’est pas le bon. Rien n’a été modifié.",
        ["The password must be at least 10 characters long"] = "Ce mot de passe est trop court : 10 caractères au moins.",
        ["The password is too easy to guess"] = "Ce mot de passe est trop facile à deviner. Choisissez-en un autre, par exemple une suite de quatre mots.",
    }.ToFrozenDictionary();

    /// <summary>Titles that have a French sentence.</summary>
    public static IEnumerable<string> Titles => ByTitle.Keys;

    public static Problem Of(Problem problem) => problem switch
    {
        // Sentences of publish rules are French already, and say which rule.
        { OperationStatus: nameof(Model.OperationStatus.CancelledByNotification), Detail: { } reasons } => problem with { Title = reasons },
        { Detail: { } detail } when ByDetail.TryGetValue(detail, out var sentence) => problem with { Title = sentence, Detail = null },
        _ when ByTitle.TryGetValue(problem.Title, out var sentence) => problem with { Title = sentence, Detail = null },
        _ => problem,
    };
}

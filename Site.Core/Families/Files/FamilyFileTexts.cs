namespace Site.Core.Families;

/// <summary>Why a line of the families' files was refused, in French.</summary>
internal static class FamilyFileTexts
{
    public const string NoNumber = "number\u00a0: ce n’est pas un numéro de dossier";
    public const string NoName = "family_name\u00a0: ce n’est pas un nom";
    public const string QuotientMissing = "qf\u00a0: valeur manquante, alors que qf_from, qf_until ou qf_source est rempli";
    public const string QuotientStartMissing = "qf_from\u00a0: valeur manquante, alors que qf est rempli";
    public const string QuotientEndsEarly = "qf_until\u00a0: avant qf_from";
    public const string UnknownRight = "rights\u00a0: seuls see, book et pay sont possibles, séparés par |";
    public const string BlindRights = "rights\u00a0: book et pay ne vont pas sans see";
    public const string UnknownDossier = "dossier inconnu\u00a0: ni dans dossiers.csv ni dans le portail";
    public const string MovedGuardian =
        "dossier\u00a0: cette clé est celle d’un responsable d’un autre dossier\u00a0; donnez-lui une date de fin (until) et créez une nouvelle clé";
    public const string DossiersOfChild = "dossiers\u00a0: un ou deux dossiers différents, séparés par |";
    public const string BornLater = "birth_date\u00a0: dans l’avenir";
    public const string NoAdult = "authorised_adults\u00a0: des noms séparés par |, chacun suivi ou non de son téléphone entre parenthèses";
}

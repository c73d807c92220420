namespace Site.Core.Billing.PayFip;

/// <summary>What a fault means for an attempt to pay.</summary>
public enum PayFipFaultMeaning
{
    /// <summary>It will be refused again until somebody changes a setting or the invoice.</summary>
    OperatorMustAct,

    /// <summary>PayFiP is out of order: the same call may succeed later.</summary>
    TryLater,

    /// <summary>P1: never made, or purged in the night after it was abandoned. It will never be known again.</summary>
    UnknownOperation,

    /// <summary>P3: its page has had its result; ask for that.</summary>
    AlreadyUsed,

    /// <summary>P4: its page opens no more; a payment that has begun there may still succeed.</summary>
    TooOld,

    /// <summary>P5: there is no result yet.</summary>
    NotKnownYet,
}

/// <summary>What an operator does about PayFiP's faults, in French.</summary>
public static class PayFipFaultTexts
{
    /// <summary>Codes of the published interface, each with what to do.</summary>
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["S1"] = "Corrigez le réglage Billing:PayFip:Saisie\u00a0: T (test), X (activation) ou W (production), selon l’état du contrat PayFiP.",
        ["T1"] = "Renseignez le numéro de client PayFiP (numcli) de cette sorte de facture.",
        ["T2"] = "Vérifiez le numéro de client PayFiP (numcli) auprès de la DGFiP\u00a0: PayFiP ne le reconnaît pas.",
        ["T4"] = "Demandez à la DGFiP si le contrat PayFiP de ce numéro de client est ouvert dans ce mode.",
        ["M1"] = "Vérifiez le montant de la facture\u00a0: PayFiP attend un nombre entier de centimes.",
        ["M3"] = "Vérifiez le montant de la facture\u00a0: PayFiP encaisse de 1\u00a0€ à 99\u00a0999,99\u00a0€.",
        ["M5"] = "Vérifiez le montant de la facture\u00a0: PayFiP encaisse de 1\u00a0€ à 99\u00a0999,99\u00a0€.",
        ["A1"] = "Vérifiez l’adresse électronique du compte du payeur\u00a0: PayFiP en exige une.",
        ["A2"] = "Vérifiez l’adresse électronique du compte du payeur\u00a0: PayFiP la refuse (de 6 à 80 caractères, avec @).",
        ["N1"] = "Vérifiez l’adresse publique du portail (Site:PublicAddress)\u00a0: PayFiP refuse l’adresse de notification.",
        ["D1"] = "Vérifiez l’adresse publique du portail (Site:PublicAddress)\u00a0: PayFiP refuse l’adresse de retour.",
        ["R3"] = "Vérifiez la règle de la référence (refdet) de cette sorte de facture\u00a0: de 6 à 30 lettres et chiffres, dans la forme convenue avec la DGFiP.",
        ["P1"] = "Rien à faire\u00a0: PayFiP ne connaît pas, ou plus, cette opération\u00a0; la famille peut payer de nouveau.",
        ["P3"] = "Demandez le résultat de cette opération\u00a0: le payeur est déjà allé au bout de la page de paiement.",
        ["P4"] = "Rien à faire\u00a0: la page de paiement n’a pas été ouverte dans les 15\u00a0minutes\u00a0; la famille peut payer de nouveau.",
        ["P5"] = "Attendez\u00a0: PayFiP ne connaît pas encore le résultat\u00a0; le portail le redemande de lui-même.",
        ["999"] = "Attendez\u00a0: PayFiP a un dysfonctionnement\u00a0; si cela dure, signalez-le à l’assistance PayFiP.",
    };

    private const string Unavailable = "Attendez\u00a0: PayFiP est indisponible, sans doute pour maintenance\u00a0; le portail réessaie de lui-même.";
    private const string Protocol = "Signalez-le à l’assistance du portail\u00a0: PayFiP n’a pas compris la demande.";
    private const string Unknown = "Cherchez ce code dans la documentation de PayFiP, ou demandez à l’assistance PayFiP.";

    public static PayFipFaultMeaning MeaningOf(PayFipFault fault) => fault switch
    {
        { Kind: PayFipFaultKind.Dysfunction or PayFipFaultKind.Unavailable } or { Code: "999" } => PayFipFaultMeaning.TryLater,
        { Kind: PayFipFaultKind.Functional, Code: "P1" } => PayFipFaultMeaning.UnknownOperation,
        { Kind: PayFipFaultKind.Functional, Code: "P3" } => PayFipFaultMeaning.AlreadyUsed,
        { Kind: PayFipFaultKind.Functional, Code: "P4" } => PayFipFaultMeaning.TooOld,
        { Kind: PayFipFaultKind.Functional, Code: "P5" } => PayFipFaultMeaning.NotKnownYet,
        _ => PayFipFaultMeaning.OperatorMustAct,
    };

    /// <summary>One sentence, or two.</summary>
    public static string WhatToDo(PayFipFault fault) => fault.Kind switch
    {
        PayFipFaultKind.Dysfunction => Known["999"],
        PayFipFaultKind.Unavailable => Unavailable,
        PayFipFaultKind.Protocol => Protocol,
        _ => Known.GetValueOrDefault(fault.Code, Unknown),
    };
}

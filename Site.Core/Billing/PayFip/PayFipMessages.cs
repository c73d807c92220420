namespace Site.Core.Billing.PayFip;

/// <summary>What PayFiP is asked to collect. Formats: <see cref="PayFipFormat"/>.</summary>
/// <param name="Numcli">PayFiP's number of the town's contract, 6 digits.</param>
/// <param name="Exer">Budget year, 4 digits.</param>
/// <param name="Refdet">Reference of the debt, 6 to 30 letters and digits.</param>
/// <param name="Objet">What is paid for, as <see cref="PayFipFormat.Objet"/> makes it.</param>
/// <param name="Mail">Where PayFiP sends the payer's ticket.</param>
/// <param name="Notification">Where PayFiP posts <c>idOp</c> once there is a result.</param>
/// <param name="Return">Where the payer's browser goes then, with <c>?idop=</c>.</param>
public sealed record PayFipOrder(string Numcli, string Exer, string Refdet, string Objet, int AmountCents, string Mail, Uri Notification, Uri Return);

/// <summary>What has become of an operation. The caller compares amount, reference and client with what it had asked for.</summary>
/// <param name="ResultTrans"><c>P</c> card paid, <c>V</c> debit accepted, <c>R</c> card refused, <c>Z</c> debit refused, <c>A</c> cancelled; anything else as PayFiP gave it.</param>
/// <param name="NumAuto">The bank's authorisation; null without one.</param>
/// <param name="PaidAt">UTC; null where PayFiP gave no date that can be read. To the minute.</param>
/// <param name="Saisie"><c>T</c>, <c>X</c> or <c>W</c>: only the last has moved money.</param>
public sealed record PayFipDetail(
    string IdOp, string ResultTrans, int AmountCents, string Numcli, string Refdet, string Exer, string? NumAuto, DateTimeOffset? PaidAt, string? Mail, string Saisie);

/// <summary>Whose contract a number is, as the payer will read it.</summary>
public sealed record PayFipTown(string Numcli, string LibelleN1, string? LibelleN2, string? LibelleN3);

/// <summary>PayFiP said no.</summary>
/// <param name="Code">E.g. <c>P5</c>; empty where PayFiP gave none.</param>
public sealed record PayFipFault(PayFipFaultKind Kind, string Code, string? Libelle = null, string? Descriptif = null, string? Severite = null)
{
    public PayFipFaultMeaning Meaning => PayFipFaultTexts.MeaningOf(this);
}

/// <summary>Which of PayFiP's four faults it is.</summary>
public enum PayFipFaultKind
{
    /// <summary><c>FonctionnelleErreur</c>: what was asked for cannot be done.</summary>
    Functional,

    /// <summary><c>TechDysfonctionnementErreur</c>, 999.</summary>
    Dysfunction,

    /// <summary><c>TechIndisponibiliteErreur</c>.</summary>
    Unavailable,

    /// <summary><c>TechProtocolaireErreur</c>, or a SOAP fault that is none of the others: the request itself was not understood.</summary>
    Protocol,
}

/// <summary>How a call has ended: four ways and no other.</summary>
public abstract record PayFipAnswer<T>
{
    private PayFipAnswer()
    {
    }

    /// <summary>PayFiP did it.</summary>
    public sealed record Done(T Value) : PayFipAnswer<T>;

    /// <summary>PayFiP answered that it did not.</summary>
    public sealed record Refused(PayFipFault Fault) : PayFipAnswer<T>;

    /// <summary>No answer, or none that can be read.</summary>
    /// <param name="MayHaveArrived">Whether PayFiP may have done it all the same. False only where no connection came about.</param>
    /// <param name="Why">In French, for the operator: a few words without personal data.</param>
    public sealed record NoAnswer(bool MayHaveArrived, string Why) : PayFipAnswer<T>;

    /// <summary>PayFiP was not asked, because it would not take this field.</summary>
    public sealed record Malformed(PayFipField Field) : PayFipAnswer<T>;
}

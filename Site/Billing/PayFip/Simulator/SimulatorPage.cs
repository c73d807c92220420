using System.Text.Encodings.Web;
using System.Text.Unicode;
using Site.Core.Reservations;

namespace Site.Billing.PayFip.Simulator;

/// <summary>The payer's page: what PayFiP would show, and a button for each outcome.</summary>
internal static class SimulatorPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Results by button; an empty one closes the page without paying.</summary>
    public static readonly IReadOnlyList<(string Result, string Label)> Buttons =
    [
        ("P", "Payer par carte"), ("V", "Payer par prélèvement"), ("R", "Carte refusée par la banque"), ("Z", "Prélèvement refusé"), ("A", "Annuler"),
        ("", "Quitter sans payer ni annuler"), ("Q", "Résultat inconnu"),
    ];

    public static string Of(SimulatedOperation operation, string style)
    {
        var buttons = string.Join('\n', Buttons.Select((button, at) =>
            $"""<button name="result" value="{button.Result}" class="{(at == 0 ? "first" : "")}">{Encoder.Encode(button.Label)}</button>"""));
        return Whole("Paiement en ligne (simulateur)", style,
            $"""
            <p class="note"><strong>Simulateur de PayFiP.</strong> Aucune carte n’est demandée, aucune somme n’est débitée.</p>
            <dl>
            <dt>Montant</dt><dd>{Encoder.Encode(Euros.Of(operation.Cents))}</dd>
            <dt>Référence</dt><dd>{Encoder.Encode(operation.Refdet)} ({Encoder.Encode(operation.Exer)})</dd>
            <dt>Objet</dt><dd>{Encoder.Encode(operation.Objet)}</dd>
            <dt>Ticket envoyé à</dt><dd>{Encoder.Encode(operation.Mail)}</dd>
            </dl>
            <form method="post">
            <input type="hidden" name="idop" value="{Encoder.Encode(operation.IdOp)}">
            {buttons}
            <details><summary>Ce qui peut mal se passer</summary>
            <label>Notification <select name="notification"><option value="Once">une fois</option><option value="Twice">deux fois</option><option value="AfterReturn">après le retour</option><option value="Never">jamais</option></select></label>
            <label><input type="checkbox" name="other" value="1"> Annoncer un autre montant que celui demandé</label>
            </details>
            </form>
            """);
    }

    public static string Closed(string code, string style) => Whole("Paiement impossible (simulateur)", style, code switch
    {
        "P3" => "<p>Ce paiement est déjà terminé (P3). Revenez sur le site de la ville.</p>",
        "P4" => "<p>Ce paiement a été commencé il y a plus de 15 minutes (P4). Revenez sur le site de la ville.</p>",
        _ => "<p>Ce paiement n’existe pas ou plus (P1). Revenez sur le site de la ville.</p>",
    });

    private static string Whole(string title, string nonce, string body) =>
        $$"""
        <!doctype html>
        <html lang="fr">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{title}}</title>
        <style nonce="{{nonce}}">
        body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem; color: #161616; background: #fff; }
        .note { padding: .8rem 1rem; border-left: .3rem solid #b34000; background: #fff4ec; }
        dt { color: #555; } dd { margin: 0 0 .6rem; font-weight: 600; overflow-wrap: anywhere; }
        form { display: grid; gap: .7rem; } label { display: block; padding-block: .6rem; }
        button { min-height: 2.75rem; font: inherit; border: 2px solid #000091; background: #fff; color: #000091; cursor: pointer; }
        button.first { background: #000091; color: #fff; } select, input { font: inherit; } summary { padding-block: .6rem; cursor: pointer; }
        </style></head>
        <body><main><h1>{{title}}</h1>
        {{body}}
        </main></body></html>
        """;
}

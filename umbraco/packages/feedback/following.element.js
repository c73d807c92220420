// « Mails et exports »: what comes by mail, what is taken out, and who took it.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { readContents, readExports, subscribe } from './api.js';
import { chosenDates } from './dates.element.js';
import { download } from './download.js';
import { PortailFeedbackScreenElement } from './screen.js';
import { at, exportWords, number } from './words.js';

const files = {
  comments: { label: 'Commentaires', text: 'Chaque commentaire avec son contenu, la réponse, le statut, les étiquettes et la note.' },
  votes: { label: 'Réponses', text: 'Chaque réponse avec son contenu et sa version. Rien ne dit qui a répondu.' },
  ranking: { label: 'Classement', text: 'Les contenus avec leur satisfaction, du plus décevant au moins décevant.' },
  searches: { label: 'Recherches sans résultat', text: 'Les mots cherchés en vain, regroupés par sens.' },
};

export class PortailFeedbackFollowingElement extends PortailFeedbackScreenElement {
  static properties = { _choice: { state: true }, _contents: { state: true } };

  async read() {
    if (!this.me?.mayTriage) return { data: [] };
    const found = await readExports(this);
    // Titles are asked for only where the trail names a content.
    if (!this._contents && found.data?.some(one => one.filter.includes('content='))) this._contents = (await readContents(this)).data;
    return found;
  }

  async #choose(change) {
    const before = this._choice ?? this.me.subscription;
    this._choice = { ...before, ...change };
    this._done = undefined;
    const { problem } = await subscribe(this, { alerts: this._choice.alerts, digest: this._choice.digest });
    this._problem = problem;
    if (problem) this._choice = before;
    else {
      // The section hands the same object to every screen.
      this.me.subscription = this._choice;
      this._done = 'Votre choix est enregistré.';
    }
  }

  async #export(kind) {
    this._done = undefined;
    this._problem = await download(this, kind, chosenDates());
    if (!this._problem) this.did('Le fichier est téléchargé.');
  }

  #mails() {
    const { alerts, digest, mail } = this._choice ?? this.me.subscription;
    const rhythm = (value, label) => html`<label class="choice"><input type="radio" name="digest" value=${value} .checked=${digest === value} @change=${() => this.#choose({ digest: value })}> ${label}</label>`;
    return html`
      <uui-box headline-variant="h3" headline="Vos mails">
        <div class="stack">
          <p>Ils partent à <strong>${mail}</strong>. Ce choix ne concerne que vous.</p>
          <label class="choice"><input type="checkbox" .checked=${alerts} @change=${event => this.#choose({ alerts: event.target.checked })}> Alertes</label>
          <p class="muted">Quand 10&nbsp;personnes sont déçues d’un contenu en une heure, ou quand un contenu satisfait nettement moins que le mois d’avant. Trois mails par jour au plus.</p>
          <fieldset>
            <legend>Résumé</legend>
            ${rhythm('none', 'Aucun')}${rhythm('weekly', 'Chaque lundi, sur la semaine passée')}${rhythm('monthly', 'Le premier du mois, sur le mois passé')}
          </fieldset>
          <p class="muted">Les réponses, les contenus à améliorer d’abord, les recherches sans résultat. Rien n’est envoyé quand il n’y a rien à dire.</p>
        </div>
      </uui-box>`;
  }

  #exports() {
    return html`
      <uui-box headline-variant="h3" headline="Exporter pour un tableur">
        <div class="stack">
          ${this.dates()}
          ${Object.entries(files).filter(([kind]) => kind !== 'searches' || this.me.readsEverything).map(([kind, { label, text }]) => html`
            <div class="file"><div><strong>${label}</strong><p class="muted">${text}</p></div><uui-button look="outline" label=${`Télécharger\u00a0: ${label}`} @click=${() => this.#export(kind)}>Télécharger</uui-button></div>`)}
          <p class="muted">Les commentaires peuvent encore contenir des données personnelles&nbsp;: ne partagez le fichier qu’avec qui en a besoin, et supprimez-le ensuite. Chaque export est noté.</p>
        </div>
      </uui-box>
      <uui-box headline-variant="h3" headline="Exports déjà faits">
        ${this._data?.length ? html`
          <table>
            <thead><tr><th scope="col">Date</th><th scope="col">Qui</th><th scope="col">Quoi</th><th scope="col">Période et filtres</th><th scope="col" class="number">Lignes</th></tr></thead>
            <tbody>${this._data.map(one => html`<tr><td>${at(one.at)}</td><td>${one.staffName}</td><td>${files[one.kind]?.label ?? one.kind}</td><td>${exportWords(one.filter, id => this._contents?.find(content => content.id === id)?.title)}</td><td class="number">${one.rows === null ? 'interrompu' : number(one.rows)}</td></tr>`)}</tbody>
          </table>` : html`<p>Aucun export pour l’instant. Chacun sera noté ici avec son auteur, pendant 25&nbsp;mois.</p>`}
      </uui-box>`;
  }

  render() {
    return html`
      <div class="screen" aria-busy=${!!this._reading}>
        <h2>Mails et exports</h2>
        ${this.messages()}
        ${this.#mails()}
        ${this.me.mayTriage ? this.#exports() : html`<uui-box headline-variant="h3" headline="Exporter pour un tableur"><p>Les exports sont réservés aux analystes.</p></uui-box>`}
      </div>`;
  }

  static styles = [
    ...PortailFeedbackScreenElement.styles,
    css`
      .file { align-items: center; display: grid; gap: var(--uui-size-space-5); grid-template-columns: minmax(0, 1fr) auto; max-inline-size: 52rem; }
      .choice { align-items: baseline; display: flex; font-weight: normal; gap: var(--uui-size-space-3); }
      fieldset { border: 0; display: grid; gap: var(--uui-size-space-3); margin: 0; padding: 0; }
      legend { font-weight: bold; margin-block-end: var(--uui-size-space-3); padding: 0; }
    `,
  ];
}

customElements.define('portail-feedback-following', PortailFeedbackFollowingElement);
export default PortailFeedbackFollowingElement;

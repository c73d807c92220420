// Which days the screens tell of: kept from screen to screen, and until the window is closed.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { screenStyles } from './styles.js';

const key = 'portail-feedback-dates';
const spans = [7, 30, 90, 365];
const usual = { days: 30 };

let chosen;

/** `{ days }` or `{ from, until }`, as the API takes them. */
export function chosenDates() {
  try {
    chosen ??= JSON.parse(sessionStorage.getItem(key));
  } catch {
    // What is no choice is none.
  }
  return (chosen ??= usual);
}

/** What `chosenDates` gives from now on. */
export function chooseDates(dates) {
  chosen = dates;
  sessionStorage.setItem(key, JSON.stringify(dates));
}

/** The dates that an address names, `?days=30` or `?from=2026-01-01&until=2026-01-31`; `undefined` when it names none. */
export function datesOf(query) {
  const days = Number(query.get('days'));
  if (spans.includes(days)) return { days };
  const [from, until] = [query.get('from'), query.get('until')];
  const areDays = [from, until].every(text => /^\d{4}-\d{2}-\d{2}$/.test(text ?? ''));
  return areDays ? { from, until } : undefined;
}

/** All comments that are still kept (25 months), as an address of the comments. */
export function allDatesQuery(today) {
  const from = new Date(`${today}T00:00:00Z`);
  from.setUTCMonth(from.getUTCMonth() - 26);
  return `from=${from.toISOString().slice(0, 10)}&until=${today}`;
}

/** « les 30 derniers jours », « du 1 mars au 8 mars ». */
export function chosenWords() {
  const { days } = chosenDates();
  return days ? `les ${days}\u00a0derniers jours` : 'cette période';
}

/** « les 30 jours d’avant ». */
export function beforeWords() {
  const { days } = chosenDates();
  return days ? `les ${days}\u00a0jours d’avant` : 'la période d’avant';
}

export class PortailFeedbackDatesElement extends UmbLitElement {
  static properties = { _own: { state: true }, _problem: { state: true } };

  #choose(dates) {
    chooseDates(dates);
    this._own = false;
    this._problem = undefined;
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('portail-feedback-dates', { bubbles: true, composed: true }));
  }

  #chooseOwn(event) {
    event.preventDefault();
    const { from, until } = Object.fromEntries(new FormData(event.target));
    if (!from || !until) this._problem = 'Indiquez le premier et le dernier jour.';
    else if (from > until) this._problem = 'Le dernier jour vient avant le premier.';
    else this.#choose({ from, until });
  }

  render() {
    const dates = chosenDates();
    const isOwn = this._own || !dates.days;
    return html`
      <div class="row" role="group" aria-label="Période">
        <div class="choices">
          ${spans.map(days => html`<button type="button" aria-pressed=${!isOwn && dates.days === days} @click=${() => this.#choose({ days })}>${days} jours</button>`)}
          <button type="button" aria-pressed=${isOwn} @click=${() => { this._own = true; }}>Autres dates</button>
        </div>
        ${isOwn ? html`
          <form class="row" novalidate @submit=${this.#chooseOwn}>
            <label for="from">Du</label><input id="from" name="from" type="date" .value=${dates.from ?? ''}>
            <label for="until">au</label><input id="until" name="until" type="date" .value=${dates.until ?? ''}>
            <uui-button type="submit" look="secondary" label="Afficher"></uui-button>
          </form>` : nothing}
        <p class="problem" role="alert">${this._problem ?? nothing}</p>
      </div>`;
  }

  static styles = [screenStyles, css`:host { display: block; } label { font-weight: normal; }`];
}

customElements.define('portail-feedback-dates', PortailFeedbackDatesElement);

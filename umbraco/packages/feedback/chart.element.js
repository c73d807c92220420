// Answers day by day, with the days on which something was published. Its numbers stand in a table below for whoever does not see it.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { screenStyles } from './styles.js';
import { markOf, seriesOf, shortLabel } from './series.js';
import { number, onDay } from './words.js';

// The API tells the last ones.
const mostEdits = 200;
const wholeSteps = [1, 2, 5].flatMap(step => [1, 10, 100, 1_000, 10_000].map(power => step * power)).sort((a, b) => a - b);
const library = new URL('./uplot/', import.meta.url);
let loading;

/** uPlot (https://github.com/leeoniya/uPlot), with its style sheet. */
const loadLibrary = () => (loading ??= Promise.all([
  import(new URL('uPlot.esm.js', library).href).then(module => module.default),
  fetch(new URL('uPlot.min.css', library)).then(response => response.text()).then(text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  }),
]));

export class PortailFeedbackChartElement extends UmbLitElement {
  static properties = { overview: { attribute: false } };

  #plot;
  #observer;

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate('overview');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  async updated(changed) {
    if (!changed.has('overview') || !this.overview) return;
    const [uPlot, sheet] = await loadLibrary();
    if (!this.renderRoot.adoptedStyleSheets.includes(sheet)) this.renderRoot.adoptedStyleSheets = [...this.renderRoot.adoptedStyleSheets, sheet];
    this.#draw(uPlot);
  }

  #draw(uPlot) {
    const place = this.renderRoot.querySelector('#plot');
    if (!place || !this.isConnected) return;
    this.#plot?.destroy();
    this.#observer?.disconnect();
    const colour = name => getComputedStyle(this).getPropertyValue(name).trim();
    const { points } = seriesOf(this.overview);
    const marks = this.overview.publications.map(edit => markOf(edit.version));
    const text = colour('--uui-color-text') || '#000';
    const grid = { stroke: colour('--uui-color-border') || '#ddd', width: 1 };
    const axis = { stroke: text, grid, ticks: grid, font: '13px Lato, sans-serif' };
    const [good, bad] = [colour('--uui-color-positive-standalone') || '#0b8152', colour('--uui-color-danger-standalone') || '#d42054'];
    const width = Math.max(320, place.clientWidth);
    this.#plot = new uPlot({
      width,
      height: 260,
      scales: { x: { time: true }, y: { range: (_, __, high) => [0, Math.max(1, high)] } },
      tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
      axes: [
        { ...axis, values: (_, splits) => splits.map(shortLabel), space: 80 },
        { ...axis, size: 56, incrs: wholeSteps, values: (_, splits) => splits.map(value => (number(value))) },
      ],
      legend: { show: false },
      cursor: { drag: { x: false, y: false } },
      series: [
        {},
        { label: 'Très utile', stroke: good, width: 2, points: { show: points.length < 40, size: 6 } },
        // Told apart without colour too.
        { label: 'Pas vraiment', stroke: bad, width: 2, dash: [7, 4], points: { show: points.length < 40, size: 6 } },
      ],
      hooks: {
        drawAxes: [plot => {
          const { ctx, bbox } = plot;
          ctx.save();
          ctx.strokeStyle = text;
          ctx.lineWidth = 1;
          ctx.setLineDash([2, 3]);
          for (const mark of marks) {
            const x = Math.round(plot.valToPos(mark, 'x', true));
            if (x < bbox.left || x > bbox.left + bbox.width) continue;
            ctx.beginPath();
            ctx.moveTo(x, bbox.top);
            ctx.lineTo(x, bbox.top + bbox.height);
            ctx.stroke();
          }
          ctx.restore();
        }],
      },
    }, [points.map(one => one.at), points.map(one => one.useful), points.map(one => one.notUseful)], place);
    this.#plot.root.setAttribute('aria-hidden', 'true');
    this.#observer = new ResizeObserver(([entry]) => {
      const wide = Math.max(320, Math.floor(entry.contentRect.width));
      if (wide !== this.#plot.width) this.#plot.setSize({ width: wide, height: 260 });
    });
    this.#observer.observe(place);
  }

  render() {
    if (!this.overview) return nothing;
    const { points, step } = seriesOf(this.overview);
    const edits = this.overview.publications;
    const hasSearches = this.overview.sums.searches !== null;
    return html`
      <ul class="legend">
        <li><span class="line good" aria-hidden="true"></span>Très utile</li>
        <li><span class="line bad" aria-hidden="true"></span>Pas vraiment</li>
        ${edits.length ? html`<li><span class="line edit" aria-hidden="true"></span>Publication</li>` : nothing}
        ${step === 7 ? html`<li class="muted">par semaine</li>` : nothing}
      </ul>
      <div id="plot"></div>
      ${edits.length ? html`
        <details>
          <summary>${edits.length === 1 ? 'La publication de cette période' : `Les ${edits.length}\u00a0${edits.length < mostEdits ? 'publications' : 'dernières publications'} de cette période`}</summary>
          <ul>${edits.map(edit => html`<li>${onDay(edit.version)}&nbsp;: <a href="section/avis/contenu/${edit.contentId}">${edit.title}</a></li>`)}</ul>
        </details>` : nothing}
      <details>
        <summary>Voir les chiffres</summary>
        <table>
          <thead><tr><th scope="col">${step === 7 ? 'Semaine' : 'Jour'}</th><th scope="col" class="number">Très utile</th><th scope="col" class="number">Pas vraiment</th><th scope="col" class="number">Commentaires</th>${hasSearches ? html`<th scope="col" class="number">Recherches sans résultat</th>` : nothing}</tr></thead>
          <tbody>${[...points].reverse().map(point => html`<tr><th scope="row">${point.label}</th><td class="number">${number(point.useful)}</td><td class="number">${number(point.notUseful)}</td><td class="number">${number(point.comments)}</td>${hasSearches ? html`<td class="number">${number(point.misses)}</td>` : nothing}</tr>`)}</tbody>
        </table>
      </details>`;
  }

  static styles = [
    screenStyles,
    css`
      :host { display: grid; gap: var(--uui-size-space-4); min-inline-size: 0; }
      #plot { block-size: 260px; min-inline-size: 0; overflow: hidden; }
      .legend { display: flex; flex-wrap: wrap; gap: var(--uui-size-space-5); list-style: none; margin: 0; padding: 0; }
      .legend li { align-items: center; display: flex; gap: var(--uui-size-space-2); }
      .line { border-block-start: 3px solid; display: inline-block; inline-size: 1.6rem; }
      .good { color: var(--uui-color-positive-standalone); }
      .bad { border-block-start-style: dashed; color: var(--uui-color-danger-standalone); }
      .edit { block-size: 1rem; border-block-start: 0; border-inline-start: 2px dotted var(--uui-color-text); inline-size: 0; }
      th[scope='row'] { font-weight: normal; }
    `,
  ];
}

customElements.define('portail-feedback-chart', PortailFeedbackChartElement);

// Keeps the total, « Journée entière » and its halves up to date while a parent ticks; without it the form works just the same.
const period = document.querySelector('.period__links');
if (period) {
  const print = document.createElement('button');
  print.type = 'button';
  print.className = 'period__print';
  print.textContent = 'Imprimer';
  print.addEventListener('click', () => window.print());
  period.appendChild(document.createElement('li')).append(print);
}

const form = document.querySelector('.calendar');
const total = form?.querySelector('[data-total]');

if (total) {
  const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
  const ticks = [...form.querySelectorAll('input[data-cents]')];
  const before = new Map(ticks.map(tick => [tick, tick.defaultChecked]));
  const [sum, changes] = [total.querySelector('[data-sum]'), total.querySelector('[data-changes]')];

  const show = () => {
    const changed = ticks.filter(tick => tick.checked !== before.get(tick));
    const difference = changed.reduce((cents, tick) => cents + (tick.checked ? 1 : -1) * Number(tick.dataset.cents), 0);
    sum.textContent = euros.format((Number(total.dataset.total) + difference) / 100);
    changes.textContent = changed.length === 0 ? '' : `${changed.length} ${changed.length === 1 ? 'changement' : 'changements'} à enregistrer`;
  };

  const halvesOf = activity => [...activity.querySelectorAll('input[data-slot]')];

  const hint = activity => {
    const line = activity.querySelector('[data-half]');
    const [morning, evening] = halvesOf(activity);
    if (!line || !evening)
      return;
    line.hidden = morning.checked === evening.checked;
    line.textContent = morning.checked ? line.dataset.morning : line.dataset.evening;
  };

  form.addEventListener('change', event => {
    const activity = event.target.closest('fieldset.activity');
    if (activity) {
      const whole = activity.querySelector('input[name=Whole]');
      if (event.target === whole)
        halvesOf(activity).forEach(half => { half.checked = whole.checked; });
      else if (whole)
        whole.checked = halvesOf(activity).every(half => half.checked);
      hint(activity);
    }
    show();
  });

  // A browser that goes back may have kept what was ticked.
  addEventListener('pageshow', () => { form.querySelectorAll('fieldset.activity').forEach(hint); show(); });
}

// What the screens of « Messages » say of states, dates and sizes, in plain French.
const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', day: 'numeric', month: 'long', year: 'numeric' });
const hour = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: 'numeric', minute: '2-digit' });
const whole = new Intl.NumberFormat('fr-FR');

export const onDay = moment => day.format(new Date(moment));

/** « 24 novembre 2026 à 14 h 32 ». */
export const at = moment => `${onDay(moment)} à ${hour.format(new Date(moment)).replace(':', '\u00a0h\u00a0')}`;

/** « 1 message », « 3 messages ». */
export const count = (value, one, many) => `${whole.format(value)}\u00a0${value < 2 ? one : many}`;

export const size = bytes => (bytes < 1024 * 1024 ? `${whole.format(Math.max(1, Math.round(bytes / 1024)))}\u00a0ko` : `${whole.format(Math.round(bytes / 1024 / 1024))}\u00a0Mo`);

export const states = { new: 'Nouveau', inProgress: 'En cours', done: 'Traité', spam: 'Indésirable' };
export const stateColors = { new: 'danger', inProgress: 'warning', done: 'positive', spam: 'default' };

/** « Export de 12 messages (état « Nouveau », Écrire au service) », « Suppression du message K7QX-2M9D (Écrire au service) ». */
export function trailWords({ action, reference, rows, formTitle, state }) {
  const what = action === 'delete' ? `Suppression du message ${reference}` : rows === null ? 'Export interrompu' : `Export de ${count(rows, 'message', 'messages')}`;
  const which = [state && `état «\u00a0${states[state]}\u00a0»`, formTitle].filter(Boolean).join(', ');
  return which ? `${what} (${which})` : what;
}

/** The first words that say something of a message, for a list. */
export const summary = answers => {
  const longest = answers.reduce((found, answer) => (answer.value.length > found.length ? answer.value : found), '');
  return longest.length > 160 ? `${longest.slice(0, 159)}…` : longest;
};

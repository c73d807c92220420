// What the screens of « Avis » say of numbers, dates and states, in plain French.
const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const hour = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: 'numeric', minute: '2-digit' });
const whole = new Intl.NumberFormat('fr-FR');
const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 });
const points = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0, signDisplay: 'exceptZero' });

/** « 24 novembre 2026 », of a moment or of a day (`yyyy-MM-dd`). */
export const onDay = moment => day.format(new Date(moment.length === 10 ? `${moment}T12:00:00Z` : moment));

/** « 24 nov. », of a day (`yyyy-MM-dd`). */
export const onShortDay = text => shortDay.format(new Date(`${text}T00:00:00Z`));

/** « 24 novembre 2026 à 14 h 32 ». */
export const at = moment => `${onDay(moment)} à ${hour.format(new Date(moment)).replace(':', '\u00a0h\u00a0')}`;

/** « 1 234 ». */
export const number = value => whole.format(value);

/** « 84 % » of a share from 0 to 1; « – » without votes. */
export const share = value => (value === null || value === undefined ? '–' : percent.format(value));

/** « +12 points » of a difference of shares. */
export const difference = value => {
  const rounded = Math.round(value * 100);
  return `${points.format(rounded)}\u00a0${Math.abs(rounded) > 1 ? 'points' : 'point'}`;
};

/** « 1 réponse », « 3 réponses ». */
export const count = (value, one, many) => `${number(value)}\u00a0${Math.abs(value) < 2 ? one : many}`;

export const types = { tutorial: 'Tutoriel', faqEntry: 'Question', page: 'Page', helpCentre: 'Accueil de l’aide' };
export const typeName = type => types[type] ?? 'Contenu';

export const screens = { compte: 'Mon compte', connexion: 'Connexion', inscription: 'Inscription', 'mot-de-passe': 'Mot de passe', reservations: 'Réservations', factures: 'Factures' };
export const screenName = screen => screens[screen] ?? screen;

export const statuses = { new: 'Nouveau', inProgress: 'En cours', done: 'Traité', dismissed: 'Sans suite' };
export const statusColors = { new: 'default', inProgress: 'warning', done: 'positive', dismissed: 'default' };

/** What is asked before the words of comments are deleted. */
export const deletion = many => ({
  headline: many === 1 ? 'Supprimer ce commentaire' : `Supprimer ${many}\u00a0commentaires`,
  text: 'Le texte est effacé pour de bon. Il reste noté qu’il y avait un commentaire, qui l’a supprimé et quand. Les réponses «\u00a0très utile\u00a0» et «\u00a0pas vraiment\u00a0» restent comptées.',
  confirm: 'Supprimer', isEnding: true,
});

/** What an export was limited to, in the trail's words (`2026-01-01…2026-01-31 content=…, useful=True, status=InProgress, mine`), for people. */
export function exportWords(filter, titleOf) {
  const [, from, until, rest] = /^([\d-]+)…([\d-]+) ?(.*)$/.exec(filter) ?? [];
  if (!from) return filter;
  const days = from === until ? `le ${onDay(from)}` : `du ${onDay(from)} au ${onDay(until)}`;
  const limits = rest.split(', ').filter(Boolean).map(limit => {
    const [name, value] = limit.split('=');
    const status = value && value[0].toLowerCase() + value.slice(1);
    const words = {
      text: 'certains mots', content: () => `«\u00a0${titleOf(value) ?? 'un contenu qui n’est plus en ligne'}\u00a0»`, useful: () => `réponse «\u00a0${answer(value === 'True')}\u00a0»`,
      status: () => `statut «\u00a0${statuses[status]}\u00a0»`, mine: 'suivis par cette personne', tag: 'une étiquette', unread: 'non lus', type: 'un type de contenu', screen: 'une rubrique', order: '',
    }[name] ?? limit;
    return typeof words === 'function' ? words() : words;
  }).filter(Boolean);
  return [days, ...limits].join(', ');
}

export const answer = useful => (useful ? 'Très utile' : 'Pas vraiment');

/** What may be said of a version against the one before. */
export const significances = {
  tooFewVotes: 'pas encore assez d’avis',
  mayBeChance: 'peut être dû au hasard',
  moreThanChance: 'plus que le hasard',
};

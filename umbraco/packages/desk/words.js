// What the desk's screens say of states, dates and mails, in plain French.
const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', day: 'numeric', month: 'long', year: 'numeric' });
const hour = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: 'numeric', minute: '2-digit' });

/** « 24 novembre 2026 ». */
export const onDay = moment => day.format(new Date(moment));

/** « 24 novembre 2026 à 14 h 32 ». */
export const at = moment => `${onDay(moment)} à ${hour.format(new Date(moment)).replace(':', '\u00a0h\u00a0')}`;

const mails = {
  'activation': 'Activation du compte',
  'already-has-account': 'Vous avez déjà un compte',
  'forgotten-password': 'Mot de passe oublié',
  'password-changed': 'Mot de passe changé',
  'confirm-mail': 'Confirmation d’une nouvelle adresse',
  'mail-is-taken': 'Adresse déjà utilisée',
  'mail-changed': 'Adresse mail changée',
  'mail-change-by-desk': 'Changement d’adresse lancé au guichet',
  'locked-out': 'Plusieurs essais de connexion',
  'authenticator': 'Code de sécurité ajouté ou retiré',
  'authenticator-by-desk': 'Code de sécurité retiré au guichet',
  'closed': 'Compte fermé',
  'inactive': 'Compte qui ne sert plus',
  'identity-attached': 'FranceConnect rattaché au compte',
  'dossier-linked': 'Nouveau compte rattaché au dossier',
  'dossier-suspended': 'Accès au dossier suspendu',
};

export const mailName = kind => mails[kind] ?? 'Autre mail';

const reasons = [
  [/RecipientNotAccepted/, 'la messagerie du destinataire a refusé cette adresse'],
  [/address is not valid/, 'l’adresse est mal écrite'],
  [/MessageNotAccepted/, 'la messagerie du destinataire a refusé ce mail'],
  [/no connection|no answer|encrypted/, 'le serveur de messagerie ne répond pas'],
  [/user name or password|no mail server|SenderNotAccepted/, 'l’envoi des mails est mal réglé\u00a0: prévenez le service informatique'],
];

const reason = error => reasons.find(([pattern]) => pattern.test(error))?.[1] ?? 'une erreur technique est survenue';

/** What became of a mail. */
export function mailFate(mail) {
  if (mail.state === 'sent') return `Parti le ${at(mail.sentAt)}`;
  if (mail.state === 'dead') return `Non remis\u00a0: ${reason(mail.lastError ?? '')}`;
  return mail.lastError ? `Pas encore parti\u00a0: ${reason(mail.lastError)}. Nouvel essai le ${at(mail.nextAttemptAt)}` : 'En cours d’envoi';
}

/** Of an account: `{ text, color }`, the colour being one of the client's tags. */
export function accountState(account) {
  if (account.lockedUntil) return { text: `Connexion bloquée jusqu’au ${at(account.lockedUntil)}`, color: 'warning' };
  return { text: 'Compte actif', color: 'positive' };
}

/** Whether the account of a link is closed: the link outlives it. */
export const isClosed = link => !link.lastSeenAt;

/** Of the access that an account has to a dossier. */
export function linkState(link) {
  if (link.state === 'suspended') return { text: `Accès suspendu le ${onDay(link.stateChangedAt)}\u00a0: un autre responsable ne reconnaît pas ce compte`, color: 'danger' };
  if (link.end === 'desk') return { text: `Accès terminé par le guichet le ${onDay(link.stateChangedAt)}`, color: 'danger' };
  if (link.end) return { text: `Dossier détaché par la personne le ${onDay(link.stateChangedAt)}`, color: 'default' };
  return link.account ? accountState(link.account) : { text: 'Compte actif', color: 'positive' };
}

/** Of a guardian whom no account stands for; one of which nobody knows whose it is may be theirs. */
export function guardianState(guardian, mayHaveAccount) {
  if (guardian.accessEndedAt) return { text: `Accès terminé par le guichet le ${onDay(guardian.accessEndedAt)}`, color: 'danger' };
  if (!guardian.isActive) return { text: `N’est plus responsable depuis le ${onDay(guardian.endsOn)}`, color: 'default' };
  return { text: mayHaveAccount ? 'Pas de compte identifié' : 'Pas de compte', color: 'default' };
}

export function signUpState(signUp) {
  return signUp.isExpired
    ? { text: `Activation expirée le ${at(signUp.until)}`, color: 'warning' }
    : { text: `En attente d’activation jusqu’au ${at(signUp.until)}`, color: 'warning' };
}

const actions = {
  activationSent: 'Mail d’activation renvoyé',
  signUpMailCorrected: 'Adresse d’une inscription corrigée',
  accountUnlocked: 'Connexion débloquée',
  accountMailCorrected: 'Changement d’adresse mail lancé',
  authenticatorRemoved: 'Code de sécurité retiré',
  letterPrinted: 'Courrier imprimé',
  guardianEnded: 'Fin de l’accès d’un responsable',
  linkEnded: 'Fin de l’accès d’un compte',
  linkResumed: 'Accès rétabli',
  linkSettled: 'Rattachement par courrier permis de nouveau',
  guardianResumed: 'Accès redonné à un responsable',
  accountLinked: 'Compte rattaché après vérification d’identité',
};

export const actionName = kind => actions[kind] ?? kind;

/** How an act at the desk went, where that needs saying. */
export const actionFate = action => (action.succeeded === true ? '' : action.succeeded === false ? ' (refusé)' : ' (non terminé)');

import { figure, type Sentence } from './told.ts';

/** Why nobody counts as signed in. What would tell an attacker something has one sentence for all its causes. */
export const unauthenticated = {
  signIn: { de: 'Bitte anmelden.', en: 'Sign in to do this.' },
  password: { de: 'Anmeldename oder Passwort stimmt nicht.', en: 'Login or password is not right.' },
  invitation: {
    de: 'Diese Einladung gilt nicht mehr. Bitte eine neue verlangen.',
    en: 'This invitation is not valid any more. Ask for a new one.',
  },
  code: {
    de: 'Dieser Code gilt nicht mehr. Bitte einen neuen verlangen.',
    en: 'This code is not valid any more. Ask for a new one.',
  },
  session: { de: 'Ihre Sitzung ist zu Ende. Bitte neu anmelden.', en: 'Your session is over. Sign in again.' },
  header: {
    de: 'Bitte das Token so senden: Authorization: Bearer TOKEN.',
    en: 'Send the token as: Authorization: Bearer TOKEN.',
  },
  token: { de: 'Dieses Token gilt hier nicht.', en: 'This token is not valid here.' },
  tokenOver: { de: 'Dieses Token ist abgelaufen.', en: 'This token has run out.' },
  revoked: { de: 'Dieser Zugang wurde entzogen.', en: 'This access was taken away.' },
  device: { de: 'Dieses Gerät ist hier nicht angemeldet.', en: 'This device is not enrolled here.' },
  assertionUsed: {
    de: 'Dieser Nachweis des Geräts wurde schon benutzt.',
    en: 'This assertion was used before.',
  },
  export: {
    de: 'Ein Export ist für Betriebe: Bitte das Token als Authorization: Bearer TOKEN senden.',
    en: 'An export is for firms: send the token as Authorization: Bearer TOKEN.',
  },
  notSignedIn: { de: 'Sie sind nicht angemeldet.', en: 'You are not signed in.' },
  somebodyElse: { de: 'Hier hat sich jemand anderes angemeldet.', en: 'Somebody else has signed in here.' },
};

/** What somebody who is signed in may not do. */
export const forbidden = {
  command: (name: string): Sentence => ({
    de: `Dazu ist Ihr Betrieb nicht berechtigt: ${name}.`,
    en: `Your organisation may not do this: ${name}.`,
  }),
  confirmers: {
    de: 'Das ist Behörden vorbehalten und dem Betreiber dieser Installation.',
    en: 'This is for authorities and for who runs the installation.',
  },
  searchByStatus: {
    de: 'Nach dem Status suchen darf nur, wer ein berechtigtes Interesse hat.',
    en: 'You may not search by status: it is for who has a legitimate interest.',
  },
  reads: {
    de: 'Wer eine Batterie gelesen hat, sieht der Betrieb, der für ihren Pass verantwortlich ist.',
    en: 'Who read a battery is shown to the firm that answers for its passport.',
  },
  tokensOfOthers: {
    de: 'Token anderer entzieht nur der Betreiber dieser Installation.',
    en: 'Only who runs the installation takes tokens of others away.',
  },
  documents: {
    de: 'Dokumente werden für Betriebe aufbewahrt, die Pässe führen.',
    en: 'Documents are kept for firms that keep passports.',
  },
  metrics: {
    de: 'Messwerte des Dienstes sind für diesen Rechner oder mit METRICS_TOKEN.',
    en: 'Metrics are for this machine, or for who shows METRICS_TOKEN.',
  },
  rightsChanged: { de: 'Was Sie lesen dürfen, hat sich geändert.', en: 'What you may read has changed.' },
  onlyKnown: {
    de: 'Dieser Dienst beantwortet nur Anfragen seiner eigenen Programme, außer mit dem Token eines anderen Systems oder eines angemeldeten Geräts.',
    en: 'This service answers only the operations of its own clients, unless you show the token of another system or of an enrolled device.',
  },
};

/** For what a `commandId` or `Idempotency-Key` was used before. */
export const commandIdReused = {
  command: (commandId: string): Sentence => ({
    de: `Unter der Vorgangsnummer ${commandId} ist schon etwas anderes erfasst. Bitte eine neue nehmen.`,
    en: `The command ID ${commandId} was used for another command, which is recorded. Make a new one.`,
  }),
  invitation: {
    de: 'Mit dieser Vorgangsnummer wurde schon jemand anderes eingeladen. Bitte eine neue nehmen.',
    en: 'Somebody else was invited with this command ID. Make a new one.',
  },
  change: {
    de: 'Dieser Idempotency-Key wurde für eine andere Änderung benutzt, die erfasst ist. Bitte einen neuen nehmen.',
    en: 'This Idempotency-Key was used for another change, which is recorded. Make a new one.',
  },
};

/** What is not there, or not for the asker. */
export const notFound = {
  passport: {
    de: 'Unter dieser Kennung gibt es hier keinen Pass.',
    en: 'There is no passport under this identifier here.',
  },
  publicPassport: {
    de: 'Unter dieser Kennung gibt es hier keinen öffentlichen Batteriepass.',
    en: 'There is no public battery passport under this identifier here.',
  },
  element: { de: 'Dieser Pass hat kein solches Element.', en: 'This passport has no such element.' },
  entry: { de: 'Einen solchen Eintrag gibt es nicht.', en: 'There is no such entry.' },
  operation: {
    de: 'Unter dieser documentId ist hier keine Anfrage bekannt. Bitte ihren Text als query senden.',
    en: 'No operation is known here under this documentId. Send its text as query.',
  },
  document: {
    de: 'Ein solches Dokument gibt es für Sie nicht. Ein nicht öffentliches liest man mit ?battery=NUMMER einer Batterie, deren Pass es nennt.',
    en: 'There is no such document for you. One that is not public is read with ?battery=ID of a battery whose passport names it.',
  },
  label: { de: 'Ein solches Etikett gibt es nicht.', en: 'There is no such label.' },
  labelsOf: (ids: string): Sentence => ({
    de: `Ein Etikett gibt es nicht für ${ids}.`,
    en: `There is no label of ${ids}.`,
  }),
  statement: { de: 'Eine solche Aussage gibt es nicht.', en: 'There is no such statement.' },
  tile: { de: 'Ein solches Stück des Verzeichnisses gibt es nicht.', en: 'There is no such tile.' },
  address: { de: 'Unter dieser Adresse gibt es nichts.', en: 'There is nothing at this address.' },
};

/** What is too much at once. */
export const rateLimited = {
  attempts: (minutes: number): Sentence => ({
    de: `Zu viele Versuche. Bitte in ${figure(minutes, 'de')} Minuten noch einmal.`,
    en: `Too many attempts. Try again in ${figure(minutes, 'en')} minutes.`,
  }),
  device: {
    de: 'Dieses Gerät fragt zu oft. Bitte in einer Minute noch einmal.',
    en: 'This device asks too often. Try again in a minute.',
  },
  exporting: {
    de: 'Ihr Betrieb exportiert schon. Bitte warten, bis das fertig ist.',
    en: 'Your firm is exporting already. Wait until that is done.',
  },
  sending: {
    de: 'Ihr Betrieb sendet schon. Bitte auf die Antwort warten.',
    en: 'Your firm is sending already. Wait for the answer to that.',
  },
  documents: {
    de: 'Es sind mehrere Dokumente unterwegs. Bitte gleich noch einmal.',
    en: 'Several documents are under way. Try again in a moment.',
  },
  labels: {
    de: 'Gerade werden zu viele Etiketten gezeichnet. Bitte in einigen Sekunden noch einmal.',
    en: 'Too many labels are being drawn right now. Try again in a few seconds.',
  },
  connections: {
    de: 'Es sind zu viele dauernde Verbindungen offen. Bitte einige schließen und noch einmal versuchen.',
    en: 'Too many live connections are open. Close some and try again.',
  },
  address: (seconds: number): Sentence => ({
    de: `Zu viele Anfragen von Ihrer Adresse. Bitte in ${seconds} s noch einmal, oder mit einem Token.`,
    en: `Too many requests from your address. Try again in ${seconds} s, or show a token.`,
  }),
};

/** What broke: enough to know what to do, nothing about the inside. */
export const broken = {
  here: {
    de: 'Hier ist etwas schiefgegangen; nichts wurde aufgezeichnet.',
    en: 'Something broke here, and nothing was written.',
  },
  diskFull: {
    de: 'Die Platte des Dienstes ist voll. Nichts wurde aufgezeichnet; bitte Platz schaffen und noch einmal versuchen.',
    en: 'The disk of the service is full. Nothing was written; make room and try again.',
  },
  locked: {
    de: 'Die Datenbank wird von einem anderen Programm benutzt. Nichts wurde aufgezeichnet.',
    en: 'The database is in use by another program. Nothing was written.',
  },
  damaged: {
    de: 'Die Datenbank ist beschädigt. Nichts wurde aufgezeichnet; der Dienst braucht seine letzte Sicherung.',
    en: 'The database is damaged. Nothing was written; the service needs its last backup.',
  },
  unreachable: {
    de: 'Die Datenbank ist nicht erreichbar. Nichts wurde aufgezeichnet.',
    en: 'The database cannot be reached. Nothing was written.',
  },
  quoting: (what: Sentence, id: string): Sentence => ({
    de: `${what.de} Bitte ${id} nennen, wenn Sie um Hilfe bitten.`,
    en: `${what.en} Quote ${id} when you ask for help.`,
  }),
};

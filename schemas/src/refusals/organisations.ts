import { figure, refusalTexts, told } from './told.ts';

/** Firms, their people and devices, mandates and legitimate interests. */
export const organisationRefusals = refusalTexts({
  /** A firm that a command names is not registered. */
  ORGANISATION_UNKNOWN: told<{ organisation: string }>({
    de: ({ organisation }) => `Ein Betrieb mit der Nummer ${organisation} ist hier nicht eingetragen.`,
    en: ({ organisation }) => `There is no firm with the id ${organisation} here.`,
  }),
  /** A firm is registered with a location number that another one has. */
  GLN_TAKEN: told<{ gln: string }>({
    de: ({ gln }) => `Ein Betrieb mit der GLN ${gln} ist schon eingetragen.`,
    en: ({ gln }) => `A firm with the location number ${gln} is already registered.`,
  }),
  /** Somebody with the right to administer takes their own access away. */
  MEMBER_IS_YOU: {
    de: 'Den eigenen Zugang kann man sich nicht nehmen. Bitte eine andere Person mit Verwaltungsrecht fragen.',
    en: 'You cannot take your own access away. Ask another admin.',
  },
  /** A person who is to lose access does not belong to the firm. */
  MEMBER_UNKNOWN: {
    de: 'Diese Person gehört nicht zu Ihrem Betrieb.',
    en: 'Nobody with this id belongs to your firm.',
  },
  /** An invitation is sent again whose access was taken away. */
  MEMBER_GONE: {
    de: 'Der Zugang aus dieser Einladung wurde entzogen. Bitte die Person neu einladen.',
    en: 'The access this invitation gave was taken away. Invite the person anew.',
  },
  /** An invitation is sent again that was accepted. */
  INVITATION_USED: {
    de: 'Diese Person hat die Einladung schon angenommen.',
    en: 'This person has accepted the invitation already.',
  },
  /** Somebody is invited with an e-mail address that signs somebody in. */
  LOGIN_TAKEN: {
    de: 'Mit dieser E-Mail-Adresse kann sich schon jemand anmelden.',
    en: 'Somebody with this e-mail address can sign in already.',
  },
  /** A device that is to lose access does not belong to the firm. */
  DEVICE_UNKNOWN: {
    de: 'Dieses Gerät gehört nicht zu Ihrem Betrieb.',
    en: 'Your firm has no device with this id.',
  },
  /** A device is to lose the access it has lost. */
  DEVICE_REVOKED: {
    de: 'Dieses Gerät hat keinen Zugang mehr.',
    en: 'This device has already lost its access.',
  },
  /** A firm acts for another one that has not authorised it in writing for this, today. */
  MANDATE_MISSING: {
    de: 'Dieser Betrieb hat Ihren nicht schriftlich bevollmächtigt – oder nicht mehr oder noch nicht.',
    en: 'This firm has not authorised yours in writing, or no longer, or not yet.',
  },
  /** A firm authorises itself. */
  MANDATE_TO_SELF: {
    de: 'Für die eigenen Pässe braucht Ihr Betrieb keine Vollmacht.',
    en: 'Your firm needs no mandate for its own passports.',
  },
  /** A mandate would end before it begins. */
  MANDATE_ENDS_FIRST: told<{ from: string; until: string }>({
    de: ({ from, until }) => `Der letzte Tag (${until}) liegt vor dem ersten (${from}).`,
    en: ({ from, until }) => `The last day (${until}) lies before the first (${from}).`,
  }),
  /** A mandate that is to be taken back was not given by this firm. */
  MANDATE_UNKNOWN: {
    de: 'Diese Vollmacht hat Ihr Betrieb nicht erteilt.',
    en: 'Your firm has given no such mandate.',
  },
  /** A mandate is taken back twice. */
  MANDATE_REVOKED: {
    de: 'Diese Vollmacht ist schon zurückgenommen.',
    en: 'This mandate was already taken back.',
  },
  /** A legitimate interest would end before it begins. */
  INTEREST_ENDS_FIRST: told<{ from: string; until: string }>({
    de: ({ from, until }) => `Der letzte Tag (${until}) liegt vor dem ersten (${from}).`,
    en: ({ from, until }) => `The last day (${until}) lies before the first (${from}).`,
  }),
  /** The purpose is about certain batteries, and none are named. */
  INTEREST_NEEDS_BATTERIES: {
    de: 'Für diesen Zweck bitte angeben, welche Batterien Sie gekauft haben oder für wen Sie handeln.',
    en: 'For this purpose, say which batteries you have bought or act for.',
  },
  /** A firm has as many open interests as it may have. */
  INTERESTS_TOO_MANY: told<{ most: number }>({
    de: ({ most }) => `Ein Betrieb hat höchstens ${figure(most, 'de')} offene Interessen. Bitte zuerst welche beenden.`,
    en: ({ most }) => `A firm has ${figure(most, 'en')} open interests at most. End some first.`,
  }),
  /** An interest that is to be confirmed or ended was not stated by that firm. */
  INTEREST_UNKNOWN: {
    de: 'Dieser Betrieb hat kein solches Interesse angegeben.',
    en: 'This firm has stated no such interest.',
  },
  /** A firm confirms its own interest. */
  INTEREST_OWN: {
    de: 'Ein eigenes Interesse bestätigt jemand anderes.',
    en: 'Nobody confirms an interest of their own; somebody else does.',
  },
  /** The interest has ended. */
  INTEREST_ENDED: { de: 'Dieses Interesse ist schon beendet.', en: 'This interest has already ended.' },
  /** The interest was confirmed before. */
  INTEREST_CONFIRMED: { de: 'Dieses Interesse ist schon bestätigt.', en: 'This interest was already confirmed.' },
});

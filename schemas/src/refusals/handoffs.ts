import { figure, refusalTexts, told } from './told.ts';

const statuses = {
  offered: 'angeboten',
  accepted: 'angenommen',
  refused: 'abgelehnt',
  withdrawn: 'zurückgezogen',
  dispatched: 'abgeschickt',
  received: 'angekommen',
} as const;
const parties = { sender: 'der abgebende Betrieb', receiver: 'der empfangende Betrieb' } as const;

/** Custody passing between two firms. */
export const handoffRefusals = refusalTexts({
  /** A battery or component is being handed over already. */
  IN_OTHER_HANDOFF: {
    de: 'Das wird gerade übergeben. Bitte diese Übergabe zuerst abschließen oder zurückziehen.',
    en: 'This is already part of an open handoff; finish or withdraw that first.',
  },
  /** What arrived weighs so much more or less than what left that the reason has to be told. */
  MASS_DIFFERS: told<{ massKg: number; sentKg: number; tolerancePercent: number }>({
    de: ({ massKg, sentKg, tolerancePercent }) =>
      `${figure(massKg, 'de')} kg weichen um mehr als ${figure(tolerancePercent, 'de')} % von den ${figure(sentKg, 'de')} kg ab, die abgingen. Bitte den Grund als Bemerkung angeben.`,
    en: ({ massKg, sentKg, tolerancePercent }) =>
      `${figure(massKg, 'en')} kg differ from the ${figure(sentKg, 'en')} kg that left by more than ${figure(tolerancePercent, 'en')} %; say why in a note.`,
  }),
  /** A handoff that a command names is not recorded here. */
  HANDOFF_UNKNOWN: told<{ handoff: string }>({
    de: ({ handoff }) => `Eine Übergabe ${handoff} ist hier nicht bekannt.`,
    en: ({ handoff }) => `There is no handoff ${handoff} here.`,
  }),
  /** A battery or component that is to be handed over is not recorded here. */
  ITEM_UNKNOWN: told<{ item: string }>({
    de: ({ item }) => `Eine Batterie oder ein Bauteil ${item} ist hier nicht bekannt.`,
    en: ({ item }) => `There is no battery or component ${item} here.`,
  }),
  /** One thing is listed twice. */
  ITEM_TWICE: { de: 'Das ist zweimal genannt.', en: 'This is named twice.' },
  /** What is to be handed over is still built in. */
  NOT_REMOVED: {
    de: 'Die Batterie ist noch eingebaut. Bitte zuerst den Ausbau erfassen.',
    en: 'This battery is still built in; register its removal first.',
  },
  /** A firm hands something to itself. */
  RECEIVER_IS_SENDER: {
    de: 'An den eigenen Betrieb lässt sich nichts übergeben.',
    en: 'You cannot hand something over to yourself.',
  },
  /** The receiver is not registered for what the goods are meant for. */
  RECEIVER_ROLE: {
    de: 'Dieser Betrieb ist für diesen Zweck nicht eingetragen.',
    en: 'This firm is not registered for what the goods are meant for.',
  },
  /** A waste battery is offered as something else. */
  STAYS_WASTE: {
    de: 'Eine Altbatterie wird als Abfall übergeben.',
    en: 'A waste battery is handed over as waste.',
  },
  /** The purpose is one of waste treatment. */
  PURPOSE_NEEDS_WASTE: {
    de: 'Für diesen Zweck wird die Ware als Abfall übergeben.',
    en: 'For this purpose the goods are handed over as waste.',
  },
  /** Waste is offered for repurposing. */
  PURPOSE_NEEDS_NO_WASTE: {
    de: 'Umnutzung ist für Batterien, die kein Abfall sind. Altbatterien werden zur Umnutzung vorbereitet.',
    en: 'A waste battery is prepared for repurposing; repurposing is for batteries that are not waste.',
  },
  /** Waste batteries of a vehicle go to somebody the law does not name. */
  WASTE_ROUTE: {
    de: 'Altbatterien aus Altfahrzeugen gehen an eine Organisation für Herstellerverantwortung oder einen ausgewählten Entsorgungsbetrieb.',
    en: 'Waste batteries of a dismantler go to a producer responsibility organisation or a selected waste operator.',
  },
  /** The step is for the other side. */
  NOT_YOUR_HANDOFF: told<{ party: keyof typeof parties }>({
    de: ({ party }) => `Diesen Schritt macht nur ${parties[party] ?? party}.`,
    en: ({ party }) => `Only the ${party} can do this.`,
  }),
  /** The handoff is not at this step. */
  HANDOFF_STATUS: told<{ status: keyof typeof statuses }>({
    de: ({ status }) => `Diese Übergabe ist ${statuses[status] ?? status}; dieser Schritt ist gerade nicht möglich.`,
    en: ({ status }) => `This handoff is ${status}; this step is not possible now.`,
  }),
  /** A battery that needs special packing would leave without. */
  PACKING_REQUIRED: {
    de: 'Eine beschädigte, kritische oder ungeprüfte Batterie geht nur so verpackt hinaus, wie es vorgeschrieben ist.',
    en: 'A damaged, critical or unassessed battery leaves only when it is packed as advised.',
  },
});

import type { Handoff, HandoffStep } from './state/handoff.ts';

/** A field of a handoff slip: who gives it with which step, and what it is called for people. */
interface SlipField {
  field: string;
  step: HandoffStep;
  party: 'sender' | 'receiver';
  title: { de: string; en: string };
  /** Needed to take the step; others may stay empty. */
  required: boolean;
}

/** A field somebody still has to give. */
export interface RequiredField extends Pick<SlipField, 'field' | 'step' | 'party'> {
  title: string;
}

/** The slip, top to bottom. A signature seals all fields of its step. */
const slip: readonly SlipField[] = [
  field('items', 'offer', 'sender', 'Was übergeben wird', 'What changes hands'),
  field('receiver', 'offer', 'sender', 'Empfänger', 'Receiver'),
  field('purpose', 'offer', 'sender', 'Zweck', 'Purpose'),
  field('waste', 'offer', 'sender', 'Als Abfall', 'As waste'),
  field('note', 'offer', 'sender', 'Bemerkung', 'Note', false),
  field('answer', 'accept', 'receiver', 'Antwort des Empfängers', 'Answer of the receiver'),
  field('dispatchedMassKg', 'dispatch', 'sender', 'Gewicht beim Versand in kg', 'Weight when it leaves in kg'),
  field('carrier', 'dispatch', 'sender', 'Beförderer', 'Carrier'),
  field(
    'transportDocument',
    'dispatch',
    'sender',
    'Nummer des Beförderungspapiers',
    'Number of the transport document',
    false,
  ),
  field('packedAsAdvised', 'dispatch', 'sender', 'Verpackt wie vorgeschrieben', 'Packed as advised'),
  field('receivedMassKg', 'receive', 'receiver', 'Gewicht bei Ankunft in kg', 'Weight on arrival in kg'),
  field('receiptNote', 'receive', 'receiver', 'Feststellungen bei Ankunft', 'Findings on arrival', false),
];

/** Fields a signature sealed: those of its step. Refusing or withdrawing seals the reason, and with it the whole slip. */
export function sealedBy(step: HandoffStep): string[] {
  if (step === 'refuse') return ['answer', 'reason'];
  if (step === 'withdraw') return ['reason'];
  return slip.filter((line) => line.step === step).map((line) => line.field);
}

/** All fields that can no longer change. */
export function sealedFields(handoff: Handoff): string[] {
  if (isOver(handoff))
    return [
      ...new Set([...slip.map((line) => line.field), ...handoff.signatures.flatMap(({ step }) => sealedBy(step))]),
    ];
  return handoff.signatures.flatMap(({ step }) => sealedBy(step));
}

/** What somebody still has to give, by the step that needs it. */
export function stillRequired(handoff: Handoff, language: 'de' | 'en'): RequiredField[] {
  if (isOver(handoff)) return [];
  const done = new Set(handoff.signatures.map(({ step }) => step));
  return slip
    .filter((line) => line.required && !done.has(line.step))
    .map(({ field, step, party, title }) => ({ field, step, party, title: title[language] }));
}

function isOver({ status }: Handoff): boolean {
  return status === 'refused' || status === 'withdrawn' || status === 'received';
}

function field(
  name: string,
  step: HandoffStep,
  party: SlipField['party'],
  de: string,
  en: string,
  required = true,
): SlipField {
  return { field: name, step, party, title: { de, en }, required };
}

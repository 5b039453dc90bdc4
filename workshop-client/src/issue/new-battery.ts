import { checkVin } from '#schemas/codes/vin.ts';
import { passportsFrom } from '#schemas/completeness/passport-scope.ts';
import { completenessReport } from '#schemas/completeness/report.ts';
import { isGtin } from '#schemas/gs1/check-digit.ts';
import type { Passport } from '#schemas/passport.ts';
import type { NewCommand } from '#web-kit/outbox.ts';
import { readNumber } from '#web-kit/texts/format.ts';
import { type Editor, editorFor, patchOf, type Typed } from '../editing/editors.ts';

/** The firm that places the battery on the market and answers for its passport. */
export interface Placer {
  id: string;
  name: string;
  gln?: string | null;
  address?: { street: string; postalCode: string; city: string; country: string } | null;
}

/** What is typed about a new battery; numbers stay text until they are checked. */
export interface IssueDraft {
  category: '' | Passport['general']['category'];
  model: string;
  modelName: string;
  serial: string;
  gtin: string;
  mass: string;
  vin: string;
  /** What the law asks for beyond that, by path. */
  more: Readonly<Record<string, Typed>>;
}

export const emptyIssue: IssueDraft = {
  category: '',
  model: '',
  modelName: '',
  serial: '',
  gtin: '',
  mass: '',
  vin: '',
  more: {},
};

/** A point of the law with a field for each property that can answer it. */
export interface AskedPoint {
  dataPoint: number;
  title: { de: string; en: string };
  source: string;
  section: string;
  /** Whether one of the fields is enough. */
  oneIsEnough: boolean;
  editors: Editor[];
}

/** What the passport of such a battery has to say beyond its identity, on that day but not before passports are asked for at all. */
export function askedOf(draft: IssueDraft, placer: Placer, day: string): AskedPoint[] {
  if (!draft.category) return [];
  const passport = identityOf(draft, placer, { id: '', origin: 'https://x.example' });
  const asOf = day < passportsFrom ? passportsFrom : day;
  const { missing, conditional } = completenessReport(passport, { category: draft.category, asOf });
  return [...missing, ...conditional]
    .filter(({ dataPoint }) => !fromUse(dataPoint))
    .map(({ dataPoint, title, source, properties }) => {
      const paths = [...new Set(properties.flat())].filter((path) => !typedAbove.has(path));
      const editors = paths.map(editorFor).filter((editor) => editor !== undefined);
      const oneIsEnough = properties.some((group) => group.length > 1);
      return { dataPoint, title, source, section: paths[0]?.split('.')[0] ?? '', oneIsEnough, editors };
    })
    .filter(({ editors }) => editors.length > 0);
}

/** Annex XIII point 4 is about a battery in use; a new one has none of it. */
const fromUse = (dataPoint: number): boolean => dataPoint >= 68;

const typedAbove: ReadonlySet<string> = new Set([
  'general.uniqueIdentifier',
  'general.category',
  'general.modelIdentifier',
  'general.serialNumber',
  'general.massKg',
  'general.status',
  'general.operator',
  'general.manufacturer.name',
]);

export type IssueField = 'category' | 'model' | 'serial' | 'gtin' | 'mass' | 'vin' | 'more';

/** What is still wrong or missing. The service checks all of it again. */
export function problemsOf(draft: IssueDraft, points: readonly AskedPoint[], language: 'de' | 'en'): IssueField[] {
  const { category, model, serial, gtin, mass } = draft;
  const { wrong } = patchOf(editorsOf(points), draft.more, language);
  const problems: [IssueField, boolean][] = [
    ['category', category === ''],
    ['model', model.trim() === ''],
    ['serial', !/^[!-~]([ -~]*[!-~])?$/.test(serial.trim())],
    ['gtin', gtin.trim() !== '' && !isGtin(gtin.trim().padStart(14, '0'))],
    ['mass', mass.trim() !== '' && !((readNumber(mass) ?? 0) > 0)],
    ['vin', draft.vin.trim() !== '' && 'code' in checkVin(draft.vin)],
    ['more', wrong.length > 0],
  ];
  return problems.filter(([, isWrong]) => isWrong).map(([field]) => field);
}

const editorsOf = (points: readonly AskedPoint[]): Editor[] => points.flatMap(({ editors }) => editors);

interface Issuing {
  placer: Placer;
  /** Whether the firm that is signed in does it for another one. */
  onBehalf: boolean;
  points: readonly AskedPoint[];
  id: string;
  /** Where links of this installation begin. */
  origin: string;
  language: 'de' | 'en';
}

/** The command that issues the passport. Its id is made before, so that the label can be printed before anything is sent. */
export function issueCommand(draft: IssueDraft, issuing: Issuing): NewCommand<'issuePassport'> {
  const { placer, onBehalf, points, id, origin, language } = issuing;
  const identity = identityOf(draft, placer, { id, origin });
  const { patch } = patchOf(editorsOf(points), draft.more, language, identity);
  const vin = draft.vin.trim().toUpperCase();
  return {
    name: 'issuePassport',
    input: {
      id,
      passport: merged(identity, patch),
      installedInVin: vin || undefined,
      onBehalfOf: onBehalf ? placer.id : undefined,
    },
    subjects: [id],
    title: [draft.modelName.trim() || draft.model.trim(), `SN ${draft.serial.trim()}`].join(' · '),
  };
}

function identityOf(draft: IssueDraft, placer: Placer, { id, origin }: { id: string; origin: string }): Passport {
  const serial = draft.serial.trim();
  const gtin = draft.gtin.trim() === '' ? undefined : draft.gtin.trim().padStart(14, '0');
  const massKg = readNumber(draft.mass);
  const { name, gln, address } = placer;
  const party = { name, ...(gln && { identifier: gln }), ...(address && { address: { ...address } }) };
  return {
    general: {
      // A GS1 Digital Link where there is a GTIN, else the link of this installation (2023/1542 Art. 77(3)).
      uniqueIdentifier: gtin ? `${origin}/01/${gtin}/21/${encodeURIComponent(serial)}` : `${origin}/b/${id}`,
      operator: party,
      manufacturer: party,
      category: draft.category || 'ev',
      modelIdentifier: draft.model.trim(),
      ...(draft.modelName.trim() && { modelName: draft.modelName.trim() }),
      serialNumber: serial,
      ...(gtin && { gtin }),
      ...(massKg !== undefined && { massKg }),
    },
  };
}

/** With what was typed put over it; that it is a passport still is checked by the service, against the schema. */
function merged<Target>(target: Target, patch: unknown): Target {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch as Target;
  const base: Record<string, unknown> = Object.assign({}, target);
  for (const [name, value] of Object.entries(patch)) base[name] = merged(base[name], value);
  return base as Target;
}

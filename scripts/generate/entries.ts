import { banner, type Schema, type Schemas } from './schemas.ts';

const audiences = ['everybody', 'interest', 'insiders'];
const fieldAudiences = [...audiences, 'vehicle', 'passport'];

/** Which subject each event is about, and who may read what of it, from `x-subjects`, `x-access` and `x-actor`. */
export function entriesFile({ events }: Schemas): string {
  const kinds = [...new Set(events.flatMap(subjectsOf))].filter((kind) => kind !== every).sort();
  return [
    `// ${banner}\n`,
    "import type { EntryAccess } from '../entry-access.ts';",
    "import type { Events } from './types.ts';\n",
    '/** What happens to each kind of subject. */',
    'export interface EventsOf {',
    ...kinds.map((kind) => `  ${kind}: ${namesOf(events, kind)};`),
    '}\n',
    '/** What can happen to every kind, and is the matter of none: `evolve` is not asked. */',
    `export type EventsOfEvery = ${namesOf(events, every)};\n`,
    '/** Who may read entries of each type, and which of their fields. */',
    'export const entryAccess: { readonly [Type in keyof Events]: EntryAccess } = {',
    ...events.map((event) => `  ${event.title}: ${JSON.stringify(accessOf(event))},`),
    '};\n',
  ].join('\n');
}

/** `x-subjects` of what can happen to every kind of subject, also to those to come. */
const every = '*';

function subjectsOf({ title, 'x-subjects': subjects = [] }: Schema): string[] {
  if (subjects.length === 0) throw new Error(`${title}: x-subjects has to say what it happens to.`);
  return subjects;
}

function namesOf(events: readonly Schema[], kind: string): string {
  const names = events.filter((event) => subjectsOf(event).includes(kind)).map(({ title }) => `'${title}'`);
  return names.join(' | ');
}

/** What nobody has said is for insiders. */
function accessOf(event: Schema): object {
  const fields = Object.entries(event.properties ?? {}).map(([name, property]) => [
    name,
    known(fieldAudiences, property['x-access'], `${event.title}.${name}`),
  ]);
  return {
    entry: known(audiences, event['x-access'], `${event.title}`),
    actor: known(audiences, event['x-actor'], `${event.title} x-actor`),
    fields: Object.fromEntries(fields),
  };
}

function known(names: readonly string[], audience: string | undefined, where: string): string {
  if (audience !== undefined && !names.includes(audience))
    throw new Error(`${where}: x-access is ${audience}, but has to be one of ${names.join(', ')}.`);
  return audience ?? 'insiders';
}

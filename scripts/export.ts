import { writeFileSync } from 'node:fs';
import { readConfig } from '#api/config.ts';
import { columnsByKind, type SubjectView } from '#api/ledger/subject.ts';
import type { Battery } from '#api/passports/battery.ts';
import { wholePassport } from '#api/passports/passport-view.ts';
import { openStorage } from '#api/storage/open-storage.ts';
import type { Storage } from '#api/storage/storage.ts';
import { subjects } from '#api/subjects.ts';
import { type Audience, accessView } from '#schemas/access-view.ts';
import type { Written } from '#schemas/foreign/draft.ts';
import { foreignFormats, writeForeignPassport } from '#schemas/foreign/formats.ts';
import { historyFormats } from '#schemas/foreign/history-formats.ts';
import { type Passport, propertyAt } from '#schemas/passport.ts';
import { readScanCode } from '#schemas/scan-code.ts';
import { storyOf } from './export/story.ts';
import { type Arguments, CalledWrongly, script } from './ledger/script.ts';

const written = [...foreignFormats.filter(({ write }) => write), ...historyFormats];

const help = `Writes the passport of a battery, or its history, in the format of somebody else.

  npm run export -- ID --format F [--output FILE] [--audience A]

  ID          id of the battery, or anything its code says (a Digital Link, an element string)
  --format F  ${written.map(({ name, title, versions }) => `${name}: ${title} ${versions.join(', ')}`).join('\n              ')}
  --output    writes to FILE; otherwise to the standard output
  --audience  public, legitimateInterest, commission or authority: only what these may see (2023/1542 Art. 77(2));
              without it everything, as is due to who runs the installation

The database is only read; a service may go on running beside it. What the format makes mandatory and the passport does
not say is never made up: that part is left out and named, or the export is refused with what is missing.`;

const text = { type: 'string' } as const;
const audiences = ['public', 'legitimateInterest', 'commission', 'authority'];

await script(help, { format: text, output: text, audience: text }, async (asked) => {
  const { id, format, audience } = checked(asked);
  const { databaseUrl } = readConfig();
  const storage = await openStorage(databaseUrl, columnsByKind(subjects), { readOnly: true });
  try {
    const battery = await batteryOf(storage, id);
    if (!battery) throw new Error(`No battery is known by "${id}".`);
    return print(await writtenIn(format, storage, battery.state, audience), asked.values.output as string | undefined);
  } finally {
    await storage.close();
  }
});

function checked({ names, values }: Arguments): { id: string; format: string; audience?: Audience } {
  const [id] = names;
  const { format, audience } = values as Record<string, string | undefined>;
  if (id === undefined || names.length > 1) throw new CalledWrongly('Give the id of one battery.');
  if (!written.some(({ name }) => name === format))
    throw new CalledWrongly(format ? `There is no export in the format "${format}".` : 'Say in which --format.');
  if (audience !== undefined && !audiences.includes(audience))
    throw new CalledWrongly(`--audience ${audience}: give ${audiences.join(', ')}.`);
  return { id, format: format as string, ...(audience !== undefined && { audience: audience as Audience }) };
}

async function batteryOf(storage: Storage, id: string): Promise<SubjectView<Battery> | undefined> {
  for (const key of readScanCode(id).keys) {
    const found = await storage.findByKey(key);
    if (found?.kind === 'battery') return storage.subject('battery', found.id) as Promise<SubjectView<Battery>>;
  }
  return undefined;
}

async function writtenIn(format: string, storage: Storage, battery: Battery, audience?: Audience): Promise<Written> {
  const history = historyFormats.find(({ name }) => name === format);
  if (history) return history.write(await storyOf(storage, battery, audience));
  const whole = await passportOf(storage, battery);
  const passport = audience ? accessView(whole, new Set([audience])).visible : whole;
  return writeForeignPassport(format, passport, { id: battery.id, updatedAt: battery.updatedAt });
}

function passportOf(storage: Storage, battery: Battery): Promise<Passport> {
  const load = <State extends object>(kind: Parameters<Storage['subject']>[0], id: string) =>
    storage.subject(kind, id) as Promise<SubjectView<State> | undefined>;
  return wholePassport({ load }, battery);
}

function print(made: Written, output: string | undefined): number {
  if ('code' in made) {
    console.error(`${made.message} (${made.code})`);
    return 1;
  }
  for (const { part, missing } of made.omitted) {
    const reason = missing.length > 0 ? `, because the passport does not say ${missing.map(titled).join(', ')}` : '';
    console.error(`Left out: ${part}${reason}.`);
  }
  const json = `${JSON.stringify(made.document, null, 2)}\n`;
  if (output === undefined) process.stdout.write(json);
  else writeFileSync(output, json);
  return 0;
}

function titled(path: string): string {
  const title = propertyAt(path.split('.').slice(0, 2).join('.'))?.title.en;
  return title ? `${title} (${path})` : path;
}

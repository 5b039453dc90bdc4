import { writeFileSync } from 'node:fs';
import { noteBeside, serverRead } from '#api/access/reads-beside.ts';
import { readConfig } from '#api/config.ts';
import { exportFormats } from '#api/exports/lines.ts';
import { columnsByKind, type SubjectView } from '#api/ledger/subject.ts';
import { openStorage } from '#api/open-storage.ts';
import { wholePassport } from '#api/passports/shown/passport-view.ts';
import type { Battery } from '#api/passports/state/battery.ts';
import type { Storage } from '#api/storage/storage.ts';
import { subjects } from '#api/subjects.ts';
import { type Audience, accessView } from '#schemas/access-view.ts';
import { readScanCode } from '#schemas/codes/scan-code.ts';
import { foreignFormats, historyFormats } from '#schemas/foreign/formats.ts';
import type { Written } from '#schemas/foreign/lines/draft.ts';
import { keptFor, writeForeignPassport } from '#schemas/foreign/write-passport.ts';
import { isId } from '#schemas/id.ts';
import { type Passport, propertyAt } from '#schemas/passport.ts';
import { type AskedAll, exportAll } from './export/all.ts';
import { storyOf } from './export/story.ts';
import { type Arguments, CalledWrongly, script } from './ledger/script.ts';

const written = [...foreignFormats.filter(({ write }) => write), ...historyFormats];

const help = `Writes the passport of a battery, or its history, in the format of somebody else.

  npm run export -- ID --format F [--output FILE] [--audience A]
  npm run export -- --all [--format ndjson|measurements|registry|F] [--output FILE] [--organisation ID] [--url URL --token TOKEN]

  ID          id of the battery, or anything its code says (a Digital Link, an element string)
  --format F  ${written.map(({ name, title, versions }) => `${name}: ${title} ${versions.join(', ')}`).join('\n              ')}
  --output    writes to FILE; otherwise to the standard output
  --purpose   why; the firm that answers for the passport is shown this read like any other
  --audience  public, legitimateInterest, commission or authority: only what these may see (2023/1542 Art. 77(2));
              without it everything, as is due to who runs the installation
  --all       all passports, one per line: ndjson as the import reads them, measurements for what the
              batteries sent home, as npm run measurements reads it, registry as the Union's registry takes them
              ((EU) 2026/1778), or any F
  --organisation ID  only what that firm has to do with, and of it only what it may see
  --url URL   asks a running service; with --token TOKEN (npm run token) from another machine

The database is only read; a service may go on running beside it. What is read that is not for everybody is noted for the read
log first, in a folder beside an SQLite database, from where the service takes it over. What the format makes mandatory and the passport does
not say is never made up: that part is left out and named, or the export is refused with what is missing.`;

const text = { type: 'string' } as const;
const audiences = ['public', 'legitimateInterest', 'commission', 'authority'];

const flag = { type: 'boolean' } as const;
const options = {
  format: text,
  output: text,
  audience: text,
  purpose: text,
  all: flag,
  organisation: text,
  url: text,
  token: text,
};

await script(help, options, async (asked) => {
  if (asked.values.all) return exportAll(checkedAll(asked));
  const { id, format, audience, purpose } = checked(asked);
  const { databaseUrl } = readConfig();
  const storage = await openStorage(databaseUrl, columnsByKind(subjects), { readOnly: true });
  try {
    const battery = await batteryOf(storage, id);
    if (!battery) throw new Error(`No battery is known by "${id}".`);
    if (audience !== 'public')
      await noteBeside(databaseUrl, storage.private, serverRead([battery.id], purpose, new Date()));
    return print(await writtenIn(format, storage, battery.state, audience), asked.values.output as string | undefined);
  } finally {
    await storage.close();
  }
});

function checkedAll({ names, values }: Arguments): AskedAll {
  const {
    format = 'ndjson',
    output,
    organisation,
    url,
    token,
    audience,
    purpose,
  } = values as Record<string, string | undefined>;
  if (names.length > 0) throw new CalledWrongly('--all goes without the id of a battery.');
  if (audience !== undefined)
    throw new CalledWrongly('--audience goes with one battery; with --all say which --organisation.');
  if (!exportFormats.includes(format))
    throw new CalledWrongly(
      `There is no export of all in the format "${format}". There is: ${exportFormats.join(', ')}.`,
    );
  if (organisation !== undefined && !isId(organisation))
    throw new CalledWrongly(`--organisation ${organisation}: give the id of a registered firm, 14 characters.`);
  if (url !== undefined && !/^https?:\/\//.test(url))
    throw new CalledWrongly(`--url ${url}: give an address like http://localhost:4000.`);
  if (token !== undefined && url === undefined) throw new CalledWrongly('--token goes with --url.');
  if (url !== undefined && token === undefined && organisation === undefined)
    throw new CalledWrongly('--url needs --token, or --organisation where the key file of the service is at hand.');
  if (purpose !== undefined && (organisation !== undefined || url !== undefined))
    throw new CalledWrongly('--purpose goes without --organisation and --url: then the firm is named with its own.');
  return { format, output, organisation, purpose: purposeOf(purpose), url: url?.replace(/\/+$/, ''), token };
}

function checked({ names, values }: Arguments): { id: string; format: string; audience?: Audience; purpose: string } {
  const [id] = names;
  const { format, audience, purpose } = values as Record<string, string | undefined>;
  if (id === undefined || names.length > 1) throw new CalledWrongly('Give the id of one battery.');
  if (!written.some(({ name }) => name === format))
    throw new CalledWrongly(format ? `There is no export in the format "${format}".` : 'Say in which --format.');
  if (audience !== undefined && !audiences.includes(audience))
    throw new CalledWrongly(`--audience ${audience}: give ${audiences.join(', ')}.`);
  return {
    id,
    format: format as string,
    purpose: purposeOf(purpose),
    ...(audience !== undefined && { audience: audience as Audience }),
  };
}

/** As the read log shows it. */
function purposeOf(stated: string | undefined): string {
  if (stated !== undefined && (stated.trim() === '' || stated.length > 300))
    throw new CalledWrongly('--purpose: say why in 1 to 300 characters.');
  // Who stores the data for others may do with it what the service needs, and no more.
  return `Art. 78(d): export by who runs the installation${stated === undefined ? '' : `; ${stated.trim()}`}`;
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
  const { id, updatedAt } = battery;
  // What an import kept may be about anything, so only who sees everything gets it back.
  const kept = audience ? undefined : keptFor(format, battery.foreign);
  return writeForeignPassport(format, passport, { id, updatedAt, ...(kept && { kept }) });
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

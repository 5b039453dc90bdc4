import { parseArgs } from 'node:util';
import type { Language } from '#schemas/checks/explain-words.ts';
import { formats } from '#schemas/checks/formats.ts';
import { isGuidance } from '#schemas/completeness/completeness.ts';
import { guidances } from '#schemas/completeness/data-points.ts';
import { completenessReport } from '#schemas/completeness/report.ts';
import type { HistoryFormat } from '#schemas/foreign/lines/format.ts';
import { historyFormatOf } from '#schemas/foreign/read-history.ts';
import { formatOf } from '#schemas/foreign/read-passport.ts';
import { refusal, worded } from '#schemas/refusal.ts';
import { fileUnreadable } from '#schemas/refusals/file-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import { readRecord, unwrapped } from './import/command-of.ts';
import { FileFault } from './import/file-fault.ts';
import { Parts, type WholeRecord } from './import/put-together.ts';
import { type FileRecord, recordsOf } from './import/records.ts';
import { linesOf, summaryOf } from './validate/lines.ts';
import type { Asked, Verdict } from './validate/verdict.ts';
import { phrases } from './validate/words.ts';

try {
  process.exitCode = await run(readArguments());
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 2;
}

async function run(asked: Asked): Promise<number> {
  const tally = { valid: 0, incomplete: 0, invalid: 0 };
  const parts = new Parts();
  const say = (verdict: Verdict) => {
    if (verdict.refusal) tally.invalid++;
    else tally.valid++;
    if ((verdict.completeness?.missing.length ?? 0) > 0) tally.incomplete++;
    const { print } = asked;
    console.log(print === 'json' ? JSON.stringify(verdict) : linesOf(verdict, asked).join('\n'));
  };
  for (const file of asked.files) for await (const verdict of verdictsOn(file, asked, parts)) say(verdict);
  for (const record of parts.wholes()) say(verdictOnWhole(record, asked));
  if (asked.print !== 'json') console.log(summaryOf(tally, asked.language));
  return tally.invalid > 0 || (asked.complete && tally.incomplete > 0) ? 1 : 0;
}

/** Parts of passports are laid aside until all of them are there. */
async function* verdictsOn(file: string, asked: Asked, parts: Parts): AsyncGenerator<Verdict> {
  let records = 0;
  try {
    for await (const record of recordsOf(file, asked.language)) {
      records++;
      if (!parts.take(record)) yield verdictOn(record, asked);
    }
    if (records === 0) yield unreadable(file, fileUnreadable.nothingIn, asked.language);
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException;
    const place = fault instanceof FileFault ? fault.place : file;
    yield unreadable(
      place,
      code === 'ENOENT' ? fileUnreadable.noSuchFile : { de: message, en: message },
      asked.language,
    );
  }
}

/** Where it stands in several files, what is said about a part names its file. */
function verdictOnWhole(record: WholeRecord, asked: Asked): Verdict {
  const { within } = record;
  const { setAside, kept, ...verdict } = verdictOn(record, asked);
  const named = within ?? ((path: string) => path);
  return {
    ...verdict,
    ...(setAside && { setAside: setAside.map((each) => ({ ...each, path: named(each.path) })) }),
    ...(kept && { kept: kept.map(named) }),
  };
}

function verdictOn(record: FileRecord, { language, asOf, guidance }: Asked): Verdict {
  const { document } = unwrapped(record.value);
  const format = formatOf(document);
  const named = format && { format };
  if (record.fault) return { place: record.place(record.fault.path ?? ''), refusal: record.fault };
  const history = historyFormatOf(document);
  if (history) return historyVerdict(record, history, language);
  const read = readRecord(record.value, language);
  if ('code' in read) return { place: record.place(read.path ?? ''), ...named, refusal: read };
  const { setAside } = read;
  const { passport, foreign } = read.command;
  const kept = Object.keys(foreign?.kept ?? {});
  const { category } = passport.general;
  const question = { category, asOf, ...(guidance && { guidance }) };
  return {
    place: record.place(''),
    ...named,
    category,
    ...(setAside && { setAside }),
    ...(kept.length > 0 && { kept }),
    completeness: completenessReport(passport, question),
  };
}

function historyVerdict(record: FileRecord, { title, read }: HistoryFormat, language: Language): Verdict {
  const heard = read(record.value, language);
  if ('code' in heard) return { place: record.place(heard.path ?? ''), refusal: heard };
  return { place: record.place(''), history: { title, events: heard.events } };
}

function unreadable(file: string, said: Sentence, language: Language): Verdict {
  return { place: file, refusal: worded(refusal('UNREADABLE', { ...said, path: '' }), language) };
}

function readArguments(): Asked {
  const { values, positionals } = parseOrStop();
  const language = languageOf(values.language);
  if (values.help || positionals.length === 0) {
    console.log(phrases[language].help);
    process.exit(values.help ? 0 : 2);
  }
  const { 'as-of': asOf = new Date().toISOString().slice(0, 10), guidance } = values;
  if (!formats['calendar-date']?.(asOf)) throw new Error(phrases[language].badDay(asOf));
  if (guidance !== undefined && !isGuidance(guidance))
    throw new Error(phrases[language].badGuidance(guidance, Object.keys(guidances).join(', ')));
  return {
    files: positionals,
    language,
    asOf,
    complete: values.complete ?? false,
    print: values.json ? 'json' : values.brief ? 'brief' : 'all',
    ...(guidance && { guidance }),
  };
}

/** What is asked for, else the language of the terminal. */
function languageOf(asked: string | undefined): Language {
  if (asked === 'de' || asked === 'en') return asked;
  if (asked !== undefined) throw new Error(`--language ${asked}: de or en.`);
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^de/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'de' : 'en';
}

function parseOrStop() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  return parseArgs({
    allowPositionals: true,
    options: {
      language: text,
      'as-of': text,
      guidance: text,
      complete: flag,
      brief: flag,
      json: flag,
      help: { ...flag, short: 'h' },
    },
  });
}

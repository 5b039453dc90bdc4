import { parseArgs } from 'node:util';
import type { Language } from '#schemas/checks/explain-words.ts';
import type { Category } from '#schemas/completeness/data-points.ts';
import { isId } from '#schemas/id.ts';

const help = `Takes battery passports in from files.

  npm run import -- FILE… [--organisation ID] [--dry-run] [--errors FILE] [--url URL --token TOKEN]
  npm run import -- --template FILE.xlsx|FILE.csv [--category C] [--language de|en]

  FILE               JSON (one passport or a list) or NDJSON (.ndjson, .jsonl: one per line), each in our own format or a
                     foreign one it recognises (Battery Pass, BatteryPass-Ready, Catena-X, AAS, UNTP, EN 18223, openEPCIS);
                     or { "passport": …, "installedInVin": … } around one; a table (.csv, .xlsx) with the columns of the
                     template; an AASX package with JSON; or a ZIP archive of such files. Aspects of one battery that
                     stand in several files are put together
  --organisation ID  the firm that issues them; otherwise the one each passport names as responsible, which is registered
                     as a manufacturer if it is new
  --dry-run          reads and checks everything, writes nothing
  --errors FILE      what was refused, one line each with file, line, column, JSON Pointer, code and what was expected;
                     .csv for a spreadsheet, otherwise NDJSON
  --language L       de or en, for what is said about the passports; otherwise the language of the terminal
  --url URL          sends them to a running service instead of opening the database
  --token TOKEN      for --url, when the service runs on another machine (npm run token); needs --organisation
  --template FILE    writes an empty table with a column for each property and what belongs into it
  --category C       ev, lmt, industrial or stationary: leaves out of the template what is never asked for there

The same file twice is harmless: a record that was taken in before is only counted, so after a break the import is simply
started again; of a large file the last seconds before the break may have to be done again. What is wrong is said as "FILE:LINE POINTER sentence"; the exit code is then 1.`;

/** What `npm run import` was asked to do. */
export type Asked = AskedImport | AskedTemplate;

export interface AskedImport {
  files: string[];
  organisation?: string;
  dryRun: boolean;
  language: Language;
  errors?: string;
  url?: string;
  token?: string;
}

export interface AskedTemplate {
  template: string;
  category?: Category;
  language: Language;
}

/** Reads the command line; what is wrong with it ends the program with a sentence. */
export function readArguments(): Asked {
  const { values, positionals } = parseOrStop();
  if (values.help || (positionals.length === 0 && values.template === undefined)) {
    console.log(help);
    process.exit(values.help ? 0 : 1);
  }
  const { organisation, url, token, errors, template } = values;
  const language = languageOf(values.language);
  if (template !== undefined) return readTemplate(template, values.category, language);
  if (organisation !== undefined && !isId(organisation))
    stop(`--organisation ${organisation}: give the id of a registered firm, 14 characters.`);
  if (url !== undefined && !/^https?:\/\//.test(url)) stop(`--url ${url}: give an address like http://localhost:4000.`);
  if (token !== undefined && !(url && organisation)) stop('--token goes with --url and --organisation.');
  return {
    files: positionals,
    dryRun: values['dry-run'] ?? false,
    language,
    ...(errors !== undefined && { errors }),
    ...(organisation && { organisation }),
    ...(url && { url: url.replace(/\/+$/, '') }),
    ...(token && { token }),
  };
}

function readTemplate(template: string, category: string | undefined, language: Language): AskedTemplate {
  if (!/\.(xlsx|csv)$/i.test(template)) stop(`--template ${template}: give a name that ends in .xlsx or .csv.`);
  const known = category?.toLowerCase();
  if (known !== undefined && !isCategory(known))
    stop(`--category ${category}: give ev, lmt, industrial or stationary.`);
  return { template, language, ...(known && isCategory(known) && { category: known }) };
}

function isCategory(text: string): text is Category {
  return ['ev', 'lmt', 'industrial', 'stationary'].includes(text);
}

/** What is asked for, else the language of the terminal. */
function languageOf(asked: string | undefined): Language {
  if (asked === 'de' || asked === 'en') return asked;
  if (asked !== undefined) stop(`--language ${asked}: give de or en.`);
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^de/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'de' : 'en';
}

function parseOrStop() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        organisation: text,
        url: text,
        token: text,
        errors: text,
        language: text,
        template: text,
        category: text,
        'dry-run': flag,
        help: { ...flag, short: 'h' },
      },
    });
  } catch (fault) {
    return stop(`${(fault as Error).message}\n\n${help}`);
  }
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

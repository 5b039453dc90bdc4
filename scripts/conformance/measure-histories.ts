import type { HistoryFormat } from '#schemas/foreign/lines/format.ts';
import type { Story } from '#schemas/foreign/lines/story.ts';
import { against } from './checks.ts';
import { readJson } from './foreign-schema.ts';
import type { ExportCount } from './measure-exports.ts';
import { isPointerInto, type SampleCount, samplesOf } from './measure-samples.ts';

/** Where the samples of a format of histories lie, and its schema; paths count from the corpus. */
interface HistoryRow {
  format: string;
  samples: readonly string[];
  except?: readonly string[];
  schema: string;
}

/** One row per format of histories. */
export const historyRows: readonly HistoryRow[] = [
  {
    format: 'epcis',
    samples: [
      '05-gs1-epcis-2.0/JSON/**/*.jsonld',
      '05-gs1-epcis-2.0/JSON-simple-context/**/*.jsonld',
      '05b-openepcis-test-resources/2.0/EPCIS/JSON/**/*.json',
      '05c-epcis-event-hash/tests/examples/*.jsonld',
      '09-openepcis-dpp-ready/extensions/eu/battery/epcis/*.jsonld',
    ],
    except: ['05b-openepcis-test-resources/2.0/EPCIS/JSON/Query/Queries/**/*.json'],
    schema: '05-gs1-epcis-2.0/EPCIS-JSON-Schema.json',
  },
  {
    format: 'untp-dte',
    samples: ['04-untp/*/samples/dte/*.json'],
    schema: '04-untp/v0.7.0-published-hash-verified/schema/DigitalTraceabilityEvent.json',
  },
];

/** Reads every sample; one that deliberately breaks the standard must not be read. */
export function measureHistorySamples(row: HistoryRow, { read }: HistoryFormat, corpus: string): SampleCount {
  const count: SampleCount = { samples: 0, imported: 0, refused: 0, refusals: [], written: 0, equal: 0, problems: [] };
  for (const file of samplesOf(row, corpus)) {
    count.samples++;
    const document = readJson(corpus + file);
    const heard = read(document);
    if ('code' in heard) {
      count.refused++;
      count.refusals.push(`${file} ${heard.path}: ${heard.message} (${heard.code})`);
      if (!isPointerInto(document, heard)) count.problems.push(`${file}: refused without a place, "${heard.path}"`);
      continue;
    }
    count.imported++;
    if (/\/Invalid\//.test(file)) count.problems.push(`${file}: read, although it breaks the standard`);
  }
  return count;
}

/** Writes every story, checks it against the schema and reads it back: the same events at the same moments. */
export function measureStories(
  row: HistoryRow,
  { read, write }: HistoryFormat,
  corpus: string,
  stories: readonly [name: string, story: Story][],
): ExportCount {
  const check = against(row.schema)(corpus);
  const count: ExportCount = { exports: 0, valid: 0, checked: true, equal: 0, problems: [] };
  for (const [name, story] of stories) {
    const made = write(story);
    count.exports++;
    if ('code' in made) {
      count.problems.push(`${name}: ${made.message}`);
      continue;
    }
    const document = JSON.parse(JSON.stringify(made.document));
    const wrong = check(document, undefined as never);
    if (wrong.length === 0) count.valid++;
    count.problems.push(...wrong.map((problem) => `${name}: ${problem}`));
    const heard = read(document);
    const events = 'code' in heard ? heard.path : heard.events.map(({ type, occurredAt }) => `${type} ${occurredAt}`);
    const told = story.entries.map(({ type, occurredAt }) => `${type} ${occurredAt}`);
    const left = new Set(made.omitted.map(({ part }) => part));
    // An entry may be told in two events, so what is compared is which there are.
    if (String([...new Set(events)]) === String([...new Set(told)].filter((each) => !left.has(each)))) count.equal++;
    else count.problems.push(`${name}: told ${told}, heard ${events}`);
  }
  return count;
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { historyFormats } from '#schemas/foreign/formats.ts';
import { seededBatteries } from './conformance/batteries.ts';
import { demoStories } from './conformance/demo-stories.ts';
import { measureExports } from './conformance/measure-exports.ts';
import { historyRows, measureHistorySamples, measureStories } from './conformance/measure-histories.ts';
import { measureSamples } from './conformance/measure-samples.ts';
import { formatOfRow, rows } from './conformance/rows.ts';
import { type Line, tableOf } from './conformance/table.ts';
import { type Arguments, clearProgress, progress, script } from './ledger/script.ts';

const help = `Holds every foreign format against samples and schemas nobody here wrote.

  npm run conformance [-- FOLDER] [--format F] [--markdown] [--refusals]

  FOLDER      the samples and schemas; ../shared/corpus if none is given
  --format F  only this format
  --markdown  prints the table alone, for a page
  --refusals  also prints, for each sample that was refused, where and why

Every sample is read: it becomes a passport, or it is refused with a code and a JSON Pointer. What was read and can be
written again must read the same. Then ten batteries of all four categories are written in every format, checked against the
schema its makers publish, read back and written again; formats of histories are written for all batteries of the demo, for
each audience. Anything else is a problem, is named, and makes the exit code 1.`;

const options = {
  format: { type: 'string' },
  markdown: { type: 'boolean' },
  refusals: { type: 'boolean' },
} as const;

await script(help, options, async ({ names, values }: Arguments) => {
  const corpus = names[0] ? `${names[0].replace(/\/$/, '')}/` : defaultCorpus();
  if (!existsSync(corpus)) throw new Error(`There is no folder ${corpus}. Say where the samples are.`);
  const isAsked = ({ format }: { format: string }) => values.format === undefined || format === values.format;
  const [chosen, histories] = [rows.filter(isAsked), historyRows.filter(isAsked)];
  if (chosen.length + histories.length === 0) throw new Error(`There is no format "${values.format}".`);
  const lines = [...measured(chosen, corpus), ...(await measuredHistories(histories, corpus))];
  console.log(tableOf(lines));
  const problems = lines.flatMap(({ title, samples, exports }) =>
    [...samples.problems, ...(exports?.problems ?? [])].map((problem) => `${title}: ${problem}`),
  );
  if (values.refusals) console.log(`\n${lines.flatMap(({ samples }) => samples.refusals).join('\n')}`);
  if (!values.markdown) console.log(`\n${verdict(problems)}`);
  for (const problem of problems) console.error(problem);
  return problems.length === 0 ? 0 : 1;
});

function measured(chosen: typeof rows, corpus: string): Line[] {
  const batteries = seededBatteries();
  const show = progress('formats');
  const lines = chosen.map((row, index) => {
    show(index, chosen.length);
    const { title, versions } = formatOfRow(row);
    const exports = measureExports(row, corpus, batteries);
    return {
      title: `${title} ${versions.join(', ')}`,
      samples: measureSamples(row, corpus),
      ...(exports && { exports }),
    };
  });
  clearProgress();
  return lines;
}

async function measuredHistories(chosen: typeof historyRows, corpus: string): Promise<Line[]> {
  const stories = chosen.length > 0 ? await demoStories() : [];
  return chosen.flatMap((row) => {
    const format = historyFormats.find(({ name }) => name === row.format);
    if (!format) return [];
    const title = `${format.title} ${format.versions.join(', ')}`;
    const samples = measureHistorySamples(row, format, corpus);
    return [{ title, samples, exports: measureStories(row, format, corpus, stories) }];
  });
}

function verdict(problems: readonly string[]): string {
  return problems.length === 0 ? 'Everything is as it should be.' : `${problems.length} problems:`;
}

function defaultCorpus(): string {
  return fileURLToPath(new URL('../../shared/corpus/', import.meta.url));
}

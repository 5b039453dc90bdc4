import type { Language } from '#schemas/checks/explain-words.ts';
import { passportsFrom } from '#schemas/completeness/passport-scope.ts';
import type { ReportedPoint } from '#schemas/completeness/report.ts';
import { titleOfFormat } from '#schemas/foreign/read-passport.ts';
import type { Asked, ReadHistory, Verdict } from './verdict.ts';
import { type Phrases, phrases } from './words.ts';

/** A verdict for people: first what it is, then what is missing, grouped by what that blocks. */
export function linesOf(verdict: Verdict, { language, print }: Asked): string[] {
  const say = phrases[language];
  const { place, format, category, refusal, completeness } = verdict;
  if (refusal)
    return [
      `${place}  ${say.invalid}${format ? `, ${titleOfFormat(format, language)}` : ''}: ${pointerOf(refusal.path)} ${refusal.message}`,
    ];
  if (verdict.history) return historyLines(place, verdict.history, say, print);
  if (!format || !category || !completeness) return [];
  const { scope, required, present, missing, conditional, pending, guidance, asOf } = completeness;
  const count = say.present(present, required, guidance, say.day(asOf));
  const head = `${place}  ${say.valid}, ${titleOfFormat(format, language)}, ${say.categories[category]}`;
  if (print === 'brief') return [`${head}: ${count}`];
  return [
    head,
    `  ${scope.reason[language]} (${scope.source})`,
    `  ${count}`,
    ...keptLines(verdict, say),
    ...missingLines(missing, language),
    ...group(say.conditional(conditional.length), conditional, (point) => pointLine(point, language)),
    ...group(say.pending(pending.length), pending, (point) => pointLine(point, language)),
  ];
}

/** What a foreign document says that is not taken over: what is wrong one by one, what has no place with us by name. */
function keptLines({ setAside = [], kept = [] }: Verdict, say: Phrases): string[] {
  const odd = new Set(setAside.map(({ path }) => path));
  const others = kept.filter((path) => !odd.has(path));
  const shown = others.slice(0, mostShown);
  const more = others.length > shown.length ? [`    … ${say.more(others.length - shown.length)}`] : [];
  return [
    ...(setAside.length > 0 ? [`  ${say.setAside(setAside.length)}`] : []),
    ...setAside.map(({ path, message }) => `    ${pointerOf(path)}  ${message}`),
    ...(others.length > 0 ? [`  ${say.kept(others.length)}`] : []),
    ...shown.map((path) => `    ${path}`),
    ...more,
  ];
}

/** A document may be full of what has no place with us; `--json` has all of it. */
const mostShown = 20;

/** A file of events: what each of them means to us, and whether its identifier is that of its content. */
function historyLines(place: string, { title, events }: ReadHistory, say: Phrases, print: Asked['print']): string[] {
  const head = `${place}  ${say.valid}, ${title}: ${say.events(events.length)}`;
  if (print === 'brief') return [head];
  const lines = events.map(({ type, occurredAt, things, unchanged }) =>
    [occurredAt, type ?? say.noWord, things.join(', '), unchanged === false ? say.changed : '']
      .filter(Boolean)
      .join('  '),
  );
  return [head, ...lines.map((line) => `  ${line}`)];
}

/** The last line. */
export function summaryOf(tally: { valid: number; incomplete: number; invalid: number }, language: Language): string {
  return phrases[language].summary(tally.valid, tally.incomplete, tally.invalid);
}

function missingLines(missing: readonly ReportedPoint[], language: Language): string[] {
  const say = phrases[language];
  const groups = new Map<string, ReportedPoint[]>();
  for (const point of missing) {
    const title = point.blocks
      ? say.blocks(point.blocks.what[language], say.day(point.blocks.from), point.blocks.source)
      : say.blocksNothing;
    groups.set(title, [...(groups.get(title) ?? []), point]);
  }
  return [...groups].flatMap(([title, points]) =>
    group(`${say.missing(points.length)} ${title}`, points, (point) => pointLine(point, language)),
  );
}

function group(title: string, points: readonly ReportedPoint[], line: (point: ReportedPoint) => string): string[] {
  return points.length === 0 ? [] : [`  ${title}`, ...points.map((point) => `    ${line(point)}`)];
}

function pointLine(point: ReportedPoint, language: Language): string {
  const say = phrases[language];
  const parts = [
    point.title[language],
    dateOf(point, say, language),
    point.condition?.[language],
    point.properties.map((group) => group.join(say.or)).join(', ') || say.given,
    point.source,
    point.supplier[language],
    point.beside?.since && say.beside(point.beside.source, say.day(point.beside.since)),
  ];
  return `${String(point.dataPoint).padStart(2)}  ${parts.filter(Boolean).join(' · ')}`;
}

/** When it will be owed, where that is another day than for the passport as a whole. */
function dateOf({ since, notBefore, awaits }: ReportedPoint, say: Phrases, language: Language): string | undefined {
  if (awaits) return say.awaits(awaits[language], notBefore && say.day(notBefore));
  return since && since !== passportsFrom ? say.from(say.day(since)) : undefined;
}

/** A pointer to the whole is written `/`, so that the column is never empty. */
function pointerOf(path: string | undefined): string {
  return path || '/';
}

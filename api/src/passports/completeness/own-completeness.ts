import { type Guidance, guidanceOn, judge } from '#schemas/completeness/completeness.ts';
import { completenessReport } from '#schemas/completeness/report.ts';
import type { Passport } from '#schemas/passport.ts';
import { requireViewer } from '../../access/permissions.ts';
import type { Context } from '../../asking/context.ts';
import { cursorOf, type PageArguments, pageSize, positionOf } from '../../asking/lists.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import { type AskedCompleteness, knownGuidance, spokenPoint } from '../shown/completeness.ts';
import { wholePassport } from '../shown/passport-view.ts';
import type { Battery } from '../state/battery.ts';

/** What batteries of one model lack, and how many of them. */
interface ModelGaps {
  modelIdentifier: string;
  name: string | undefined;
  category: Battery['category'];
  batteries: number;
  complete: number;
  missing: { point: ReturnType<typeof spokenPoint>; batteries: number }[];
  example: SubjectView<Battery>;
  /** How much the example lacks. */
  mostMissing: number;
}

/** So many passports are read, judged and told in a fraction of a second; more are a page of their own. */
const mostAtOnce = 500;

/**
 * What the passports a firm answers for still lack, by battery model. Read in one go however many there are on a page; the
 * models come in one more.
 */
export async function ownCompleteness(context: Context, asked: AskedCompleteness & PageArguments) {
  const { organisation } = requireViewer(context.viewer);
  const asOf = asked.asOf ?? context.now().toISOString().slice(0, 10);
  const guidance = asked.guidance ? knownGuidance(asked.guidance) : guidanceOn(asOf);
  const first = pageSize(asked.first, { usual: mostAtOnce, most: mostAtOnce });
  const rows = (await context.storage.search(
    'battery',
    { all: { operator: organisation } },
    { first: first + 1, ...(asked.after && { before: positionOf(asked.after) }) },
  )) as SubjectView<Battery>[];
  const shown = rows.slice(0, first);
  const alive = shown.filter(({ state }) => state.recordStatus === 'active');
  const passports = await Promise.all(alive.map(({ state }) => wholePassport(context, state, false)));
  const models = byModel(alive, passports, { asOf, guidance, language: context.language });
  const last = shown.at(-1);
  return {
    asOf,
    guidance,
    batteries: alive.length,
    complete: models.reduce((sum, { complete }) => sum + complete, 0),
    models,
    pageInfo: { hasNextPage: rows.length > first, endCursor: last ? cursorOf(last.created) : null },
  };
}

interface Question {
  asOf: string;
  guidance: Guidance;
  language: Context['language'];
}

function byModel(batteries: readonly SubjectView<Battery>[], passports: Passport[], question: Question): ModelGaps[] {
  const models = new Map<string, ModelGaps>();
  for (const [index, battery] of batteries.entries()) {
    const passport = passports[index] as Passport;
    const key = battery.state.model ?? battery.id;
    const gaps = models.get(key) ?? noGaps(battery, passport);
    models.set(key, gaps);
    addTo(gaps, battery, passport, question);
  }
  return [...models.values()].map(inOrder);
}

function addTo(gaps: ModelGaps, battery: SubjectView<Battery>, passport: Passport, question: Question): void {
  const asked = { ...question, category: battery.state.category };
  const { missing } = judge(passport, asked);
  gaps.batteries += 1;
  if (missing.length === 0) gaps.complete += 1;
  if (missing.length > gaps.mostMissing) {
    gaps.mostMissing = missing.length;
    gaps.example = battery;
  }
  const known = new Map(gaps.missing.map((gap) => [gap.point.dataPoint, gap]));
  const isNew = missing.some(({ number }) => !known.has(number));
  // The long answer is worked out only when a point is missing that nobody of this model has lacked so far.
  const report = isNew ? completenessReport(passport, asked).missing : [];
  for (const { number } of missing) {
    const gap = known.get(number);
    const point = report.find(({ dataPoint }) => dataPoint === number);
    if (gap) gap.batteries += 1;
    else if (point) gaps.missing.push({ point: spokenPoint(point, question.language), batteries: 1 });
  }
}

function noGaps(battery: SubjectView<Battery>, { general }: Passport): ModelGaps {
  return {
    modelIdentifier: general.modelIdentifier,
    name: general.modelName,
    category: battery.state.category,
    batteries: 0,
    complete: 0,
    missing: [],
    example: battery,
    mostMissing: 0,
  };
}

/** What most of them lack first, then by number. */
function inOrder(gaps: ModelGaps): ModelGaps {
  const order = (a: ModelGaps['missing'][number], b: ModelGaps['missing'][number]) =>
    b.batteries - a.batteries || a.point.dataPoint - b.point.dataPoint;
  return { ...gaps, missing: gaps.missing.sort(order) };
}

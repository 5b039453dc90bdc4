import { type Refusal, refusal } from '#schemas/refusal.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import { createAllowance } from '../../asking/allowance.ts';
import type { Context } from '../../asking/context.ts';
import { audiencesFor, hasInterest } from '../../asking/visibility.ts';
import { replay } from '../../ledger/corrected.ts';
import type { EntryAbout } from '../../ledger/entry.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import { type Battery, keptBattery } from '../state/battery.ts';
import { isInsider } from '../state/insider.ts';
import { hasMeasured } from './measured-properties.ts';
import { type PassportView, passportView, viewFor, wholePassport } from './passport-view.ts';

/** A passport as it stood at a moment, as somebody may see it who asks today. */
export interface PassportAsOf extends PassportView {
  /** The battery's record as it was. Its status is for who may see a status. */
  battery: Battery;
  at: string;
}

/** How many entries one question may replay; a battery has some hundred in its life. */
const mostEntries = 10_000;
const pageLength = 500;
/** And how many batteries of one request: a list of a hundred would read a hundred histories. */
const mostReplays = 25;
const replays = createAllowance(mostReplays);

/**
 * The passport of `current` as its record stood at that moment (EN 18221: every version stays readable); undefined when
 * there was none yet. Who may see what is decided as of today: whoever lost access lost it for the past as well.
 * @param at RFC 3339 in UTC with milliseconds, as `readMoment` makes it
 */
export async function passportAsOf(
  context: Context,
  current: SubjectView<Battery>,
  at: string,
): Promise<PassportAsOf | Refusal | undefined> {
  if (at < current.state.createdAt) return undefined;
  const isUnchanged = at >= current.state.updatedAt;
  // Without a replay it costs nothing, but when it starts to cost would tell when something was done with the battery.
  const isFree = isUnchanged && hasInterest(context.viewer, current.state);
  if (!isFree && !replays.takes(context)) return tooMany;
  // Nothing was recorded since, so there is nothing to replay.
  if (isUnchanged) return { ...(await passportView(context, current)), battery: current.state, at };
  const then = await stateAt(context, current, at);
  if (!then || 'code' in then) return then;
  const { viewer } = context;
  const measured = hasMeasured(then) && hasInterest(viewer, current.state);
  const passport = await wholePassport(context, then, measured && (await isInsider(context, current.state)));
  return { ...viewFor(passport, audiencesFor(viewer, current.state)), battery: then, at };
}

/** As it was known then: what was put right later still stood there as it was first recorded. */
async function stateAt({ storage }: Context, { id }: SubjectView<Battery>, at: string) {
  const known: EntryAbout<'battery'>[] = [];
  while (known.length < mostEntries) {
    const entries = await storage.history({ kind: 'battery', id }, known.length, pageLength);
    known.push(...entries.filter(({ recordedAt }) => recordedAt <= at));
    if (entries.length === pageLength && (entries.at(-1)?.recordedAt ?? '') <= at) continue;
    const told = replay(keptBattery, known);
    return told?.struck ? undefined : told?.state;
  }
  return tooLong;
}

const tooLong = refusal('HISTORY_TOO_LONG', { most: mostEntries, path: '/at' });
const tooMany = refusal('INVALID_INPUT', { ...inputCases.tooManyPasts(mostReplays), path: '/at' });

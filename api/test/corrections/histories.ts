import fc from 'fast-check';
import type { Entry, EntryAbout } from '#api/ledger/entry.ts';
import type { Condition, StepCorrected } from '#schemas/generated/types.ts';
import { ids, vin } from '../decisions/firms.ts';
import { aPassport } from '../decisions/given.ts';

/** What may be said of a battery, and what may be said of what was said: material for random histories. */
const condition = fc.record<Condition>({
  condition: fc.constantFrom('intact', 'damaged', 'critical', 'unknown'),
  isolation: fc.constantFrom('ok', 'fault', 'unknown'),
  flags: fc.subarray(['crash', 'leakage', 'heat'] as const, { maxLength: 2 }).map((flags) => [...flags]),
});

interface Saying {
  type: string;
  data: object;
}

const said = (type: string, data: fc.Arbitrary<object>): fc.Arbitrary<Saying> =>
  data.map((told) => ({ type, data: told }));

const removal = fc.record({
  condition,
  massKg: fc.integer({ min: 1, max: 900 }),
  custodian: fc.constant(ids.dismantler),
});
const sayings: Record<string, fc.Arbitrary<Saying>> = {
  BatteryRemoved: said('BatteryRemoved', removal),
  ConditionRecorded: said('ConditionRecorded', fc.record({ condition })),
  InspectionRecorded: said('InspectionRecorded', fc.record({ condition, findings: fc.constant('Geprüft.') })),
  RepairRecorded: said('RepairRecorded', fc.record({ description: fc.constantFrom('Deckel', 'Sicherung') })),
  ItemReserved: said('ItemReserved', fc.constant({ handoff: ids.handoff, receiver: ids.recycler })),
  CustodyTransferred: said(
    'CustodyTransferred',
    fc.constant({ handoff: ids.handoff, from: ids.dismantler, to: ids.recycler }),
  ),
};

const passport = aPassport();
export const issued: Saying = {
  type: 'PassportIssued',
  data: {
    passportId: passport.general.uniqueIdentifier,
    uniqueIdentifier: passport.general.uniqueIdentifier,
    category: 'ev',
    passport,
    keys: ['gs1:01/09521234010012/21/LE-0001'],
    installedIn: { vin },
  },
};

type Recorded = EntryAbout<'battery'>;

/** Either something happens, or something earlier is put right: `which` says of what happened before, as a share of it. */
export type Move =
  | { does: 'happens'; saying: Saying }
  | { does: 'strikes' | 'withdraws'; which: number }
  | { does: 'retimes'; which: number; at: string }
  | { does: 'rewords'; which: number; sayings: Record<string, Saying> };

const which = fc.double({ min: 0, max: 0.999, noNaN: true });
const time = fc.integer({ min: 0, max: 27 }).map((day) => `2026-10-${String(day + 1).padStart(2, '0')}T10:00:00.000Z`);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.oneof(...Object.values(sayings)).map((saying) => ({ does: 'happens' as const, saying })) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('strikes' as const), which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('withdraws' as const), which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('retimes' as const), which, at: time }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('rewords' as const), which, sayings: fc.record(sayings) }) },
);
export const moves = fc.array(move, { minLength: 1, maxLength: 14 });

/** The entries of such a history, and the same history as it would be had everything been recorded right. */
export function historyOf(made: readonly Move[], sparesFirst: boolean): { history: Entry[]; right: Recorded[] } {
  const first = recorded(issued, 0);
  const history: Entry[] = [first];
  const said: Recorded[] = [first];
  const right = new Map<number, Recorded | undefined>([[0, first]]);
  for (const [index, step] of made.entries()) {
    const position = index + 1;
    const correctable = said.slice(sparesFirst ? 1 : 0);
    const wrong = step.does === 'happens' ? undefined : correctable[Math.floor(step.which * correctable.length)];
    if (step.does === 'happens' || !wrong) {
      const entry = recorded(step.does === 'happens' ? step.saying : nothingMuch, position);
      history.push(entry);
      said.push(entry);
      right.set(position, entry);
      continue;
    }
    const { correction, becomes } = putRight(step, wrong);
    const data = { corrects: wrong.position, type: wrong.type, reason: 'other' as const, ...correction };
    history.push({ ...recorded(nothingMuch, position), type: 'StepCorrected', data });
    right.set(wrong.position, becomes);
  }
  const rightly = [...right].sort(([one], [other]) => one - other).map(([, entry]) => entry);
  return { history, right: rightly.filter((entry) => entry !== undefined) };
}

const nothingMuch: Saying = { type: 'RepairRecorded', data: { description: 'Nichts' } };

function putRight(
  step: Exclude<Move, { does: 'happens' }>,
  wrong: Recorded,
): { correction: Partial<StepCorrected>; becomes: Recorded | undefined } {
  switch (step.does) {
    case 'strikes':
      return { correction: { didNotHappen: true }, becomes: undefined };
    case 'withdraws':
      return { correction: { withdrawn: true }, becomes: wrong };
    case 'retimes':
      return { correction: { happenedAt: step.at }, becomes: { ...wrong, occurredAt: step.at } };
    case 'rewords': {
      const data = { ...(step.sayings[wrong.type]?.data ?? wrong.data) };
      return { correction: { data }, becomes: { ...wrong, data } as Recorded };
    }
  }
}

function recorded({ type, data }: Saying, position: number): Recorded {
  const at = `2026-11-${String(10 + position).padStart(2, '0')}T09:00:00.000Z`;
  return {
    kind: 'battery',
    id: ids.battery,
    type,
    data,
    position,
    commit: position + 1,
    version: position + 1,
    commandId: `test-${position}`,
    actor: { organisation: ids.dismantler },
    salt: 'grain',
    recordedAt: at,
    occurredAt: at,
  } as Recorded;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctionIn, replay, type Told } from '#api/ledger/corrected.ts';
import type { Entry, EntryAbout, SubjectKind } from '#api/ledger/entry.ts';
import type { KeptSubject } from '#api/ledger/subject.ts';
import { type Battery, keptBattery } from '#api/passports/state/battery.ts';
import { type Assessment, keptGrave } from '#schemas/assessment.ts';
import { historyOf, moves } from './histories.ts';

/** More of them with KREISPASS_PROPERTY_RUNS=10000. */
const numRuns = Number(process.env.KREISPASS_PROPERTY_RUNS ?? 1000);
const seed = 20261120;

/** As the ledger knows it, which keeps all kinds alike. */
const kept: KeptSubject<SubjectKind, Battery> = keptBattery;

/** One entry after the other, as the service does it: only a correction looks back. */
function stepByStep(history: readonly Entry[]): Told<Battery>[] {
  const steps: Told<Battery>[] = [];
  for (const [index, entry] of history.entries()) {
    const before = steps.at(-1);
    const isPlain = entry.type !== 'StepCorrected' && !before?.struck;
    const told = isPlain
      ? { state: kept.evolve(before?.state, entry), struck: false }
      : replay(keptBattery, history.slice(0, index + 1));
    if (told) steps.push(told);
  }
  return steps;
}

function fold(entries: readonly EntryAbout<'battery'>[]): Battery | undefined {
  return entries.reduce<Battery | undefined>((state, entry) => kept.evolve(state, entry), undefined);
}

/** Whether what `other` knew adds nothing grave to it. */
function isAsGraveAs(one: Assessment, other: Assessment): boolean {
  const kept = keptGrave(other, one);
  return kept.condition === one.condition && kept.isolation === one.isolation && kept.flags.length === one.flags.length;
}

describe('A history with corrections', () => {
  it('leads to the state of the history recorded right, but never to a safer battery', () => {
    fc.assert(
      fc.property(moves, (made) => {
        const { history, right } = historyOf(made, true);
        const told = replay(keptBattery, history) as Told<Battery>;
        const { assessment, ...rest } = told.state;
        const { assessment: ideal, ...others } = fold(right) as Battery;
        const updatedAt = history.at(-1)?.recordedAt;
        expect(rest).toEqual({ ...others, updatedAt });
        expect(
          isAsGraveAs(assessment, ideal),
          `${JSON.stringify(assessment)} is no better than ${JSON.stringify(ideal)}`,
        ).toBe(true);
      }),
      { numRuns, seed },
    );
  }, 120_000);

  it('leads to the same whether it is told step by step or as a whole', () => {
    fc.assert(
      fc.property(moves, (made) => {
        const { history } = historyOf(made, false);
        expect(replay(keptBattery, history)).toEqual(stepByStep(history).at(-1));
      }),
      { numRuns, seed },
    );
  }, 120_000);

  it('is never made safer by a correction, only by an inspection', () => {
    fc.assert(
      fc.property(moves, (made) => {
        const { history } = historyOf(made, true);
        const steps = stepByStep(history);
        for (const [index, entry] of history.entries()) {
          const [before, after] = [steps[index - 1], steps[index]];
          if (!before || !after || !correctionIn(entry)) continue;
          expect(isAsGraveAs(after.state.assessment, before.state.assessment)).toBe(true);
        }
      }),
      { numRuns, seed },
    );
  }, 120_000);

  it('tells of something that never was once its first entry is struck out, until that is taken back', () => {
    const strike = { does: 'strikes', which: 0 } as const;
    const { history } = historyOf([strike], false);
    expect(replay(keptBattery, history)).toMatchObject({ struck: true, state: { vin: expect.any(String) } });
    const { history: restored } = historyOf([strike, { does: 'withdraws', which: 0 }], false);
    expect(replay(keptBattery, restored)).toMatchObject({ struck: false });
  });
});

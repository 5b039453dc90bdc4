import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyLedger } from '#api/ledger/copy-ledger.ts';
import { replay } from '#api/ledger/corrected.ts';
import { accept } from '#api/ledger/decision.ts';
import type { NewEntry } from '#api/ledger/entry.ts';
import type { LogReader, Submission } from '#api/ledger/ledger.ts';
import { newId } from '#api/ledger/new-id.ts';
import { type OpenLedger, openLedger } from '#api/ledger/open-ledger.ts';
import { columnsByKind } from '#api/ledger/subject.ts';
import { verifyLedger } from '#api/ledger/verify-ledger.ts';
import { verifyViews } from '#api/ledger/verify-views.ts';
import { openStorage } from '#api/open-storage.ts';
import { type Battery, keptBattery } from '#api/passports/state/battery.ts';
import type { Storage } from '#api/storage/storage.ts';
import { subjects } from '#api/subjects.ts';
import { verifyProofFile } from '#schemas/proofs/proof-file.ts';
import { ids } from '../decisions/firms.ts';
import { aClock, signingKey } from '../ledger-fixtures.ts';
import { issued, type Move, moves } from './histories.ts';

const columns = columnsByKind(subjects);

/** What has to hold of corrections in a log, whatever keeps it. Written once, run for each storage. */
export function correctionsContract(name: string, aStorage: () => Promise<Storage>, numRuns: number): void {
  describe(`Corrections in ${name}`, () => {
    let storage: Storage;
    let ledger: OpenLedger;
    let sent = 0;
    beforeEach(async () => {
      storage = await aStorage();
      ledger = await openLedger({ storage, subjects, signingKey, now: aClock() });
    });
    afterEach(async () => {
      await ledger.close();
      await storage.close();
    });

    const submission = (decide: Submission['decide']): Submission => {
      sent += 1;
      return { commandId: `command-${sent}`, actor: { organisation: ids.dismantler }, decide };
    };
    const issue = (id: string) => {
      const data = { ...issued.data, keys: [`gs1:01/09521234010012/21/${id}`] };
      return submission(async () => accept(aboutBattery(id, { type: 'PassportIssued', data })));
    };
    const happens = (id: string, made: Move) => submission(async (reader) => accept(await entryFor(reader, id, made)));

    it('lead to the same views at once, rebuilt, copied and checked, and every proof holds', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(0, 1), moves), { maxLength: 5 }), async (rounds) => {
          const batteries = [newId(), newId()] as const;
          await ledger.submitAll(batteries.map((id) => issue(id)));
          // All of a round share a batch, so corrections meet entries that are not stored yet.
          for (const [which, made] of rounds)
            await ledger.submitAll(made.map((each) => happens(batteries[which] ?? '', each)));
          for (const id of batteries) {
            const history = await storage.history({ kind: 'battery', id }, 0, 10_000);
            const view = await ledger.views.record<Battery>('battery', id);
            expect(view?.state).toEqual(replay(keptBattery, history)?.state);
          }
        }),
        { numRuns, seed: 20261120 },
      );
      expect(await problemsOf(storage)).toEqual([]);
      const before = await allViews(storage);
      await ledger.rebuild();
      expect(await allViews(storage)).toEqual(before);
      const copy = await openStorage('sqlite::memory:', columns);
      await copyLedger(storage, copy, subjects);
      expect(await allViews(copy)).toEqual(before);
      expect((await verifyLedger(copy)).problems).toEqual([]);
      await copy.close();
      const { size } = await storage.head();
      for (const proof of await ledger.log.proofs(Array.from({ length: Math.min(size, 60) }, (_, n) => n)))
        expect(await verifyProofFile(proof)).toMatchObject({ valid: true });
    }, 120_000);

    it('of a first entry take its record out of every list, and taken back bring it in again', async () => {
      const id = newId();
      await ledger.submit(issue(id));
      const strike: Move = { does: 'strikes', which: 0 };
      await ledger.submit(happens(id, strike));
      expect(await ledger.views.subject('battery', id)).toBeUndefined();
      expect((await ledger.views.subjects('battery', [id])).size).toBe(0);
      expect(await ledger.views.findByKey(`id:${id}`)).toBeUndefined();
      expect(await storage.search('battery', {}, { first: 10 })).toEqual([]);
      expect(await ledger.views.record('battery', id)).toMatchObject({ struck: true, version: 2 });
      const later: Move = { does: 'happens', saying: { type: 'RepairRecorded', data: { description: 'Deckel' } } };
      expect(await ledger.submit(happens(id, later))).toMatchObject({
        recorded: false,
        refusal: { code: 'STRUCK_OUT' },
      });
      await ledger.submit(happens(id, { does: 'withdraws', which: 0 }));
      expect(await ledger.views.findByKey(`id:${id}`)).toEqual({ kind: 'battery', id });
      expect(await ledger.submit(happens(id, later))).toMatchObject({ recorded: true });
    });
  });
}

function aboutBattery(id: string, saying: { type: string; data: object }): NewEntry {
  return { kind: 'battery', id, ...saying } as NewEntry;
}

async function entryFor(reader: LogReader, id: string, made: Move): Promise<NewEntry> {
  if (made.does === 'happens') return aboutBattery(id, made.saying);
  const known = (await reader.history({ kind: 'battery', id })).filter(({ type }) => type !== 'StepCorrected');
  const wrong = known[Math.floor(made.which * known.length)];
  if (!wrong) throw new Error('There is always the first entry.');
  const said = { corrects: wrong.position, type: wrong.type, reason: 'other' as const };
  return { kind: 'battery', id, type: 'StepCorrected', data: { ...said, ...saidOf(made, wrong) } };
}

function saidOf(made: Exclude<Move, { does: 'happens' }>, wrong: { type: string; data: object }): object {
  if (made.does === 'strikes') return { didNotHappen: true };
  if (made.does === 'withdraws') return { withdrawn: true };
  if (made.does === 'retimes') return { happenedAt: made.at };
  return { data: made.does === 'rewords' ? (made.sayings[wrong.type]?.data ?? wrong.data) : wrong.data };
}

async function problemsOf(storage: Storage): Promise<string[]> {
  const scratch = await openStorage('sqlite::memory:', columns);
  const problems = await verifyViews(storage, scratch, subjects);
  await scratch.close();
  return problems;
}

function allViews(storage: Storage) {
  return storage.search('battery', { struck: true }, { first: 1000 });
}

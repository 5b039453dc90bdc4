import { sealed } from '#schemas/proofs/proof-file.ts';
import type { LedgerEvidence, LedgerProof } from '#schemas/signed/signed.ts';
import type { Context } from '../asking/context.ts';
import { readingOf } from '../asking/history.ts';
import type { HistoryEntry } from '../asking/seen-as.ts';
import { seenCorrected, standingOf } from '../asking/seen-corrected.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Battery } from '../passports/state/battery.ts';

/** How far back the newest entry a viewer may know of is looked for. */
const lookedThrough = 200;

/** The newest entry of a battery this viewer may know of, if it is among the last few hundred; what a view of today rests on. */
export async function lastShown(context: Context, battery: SubjectView<Battery>): Promise<HistoryEntry[]> {
  const entries = await context.storage.history(battery, Math.max(0, battery.version - lookedThrough), lookedThrough);
  const reading = await readingOf(context, battery);
  const standing = await standingOf(context.storage, battery);
  const shown = entries.map((entry) => seenCorrected(entry, reading, standing)).findLast((seen) => seen !== undefined);
  return shown ? [shown] : [];
}

/**
 * The checkpoint of now, with proofs that the beginning of the battery's record and these entries are in the ledger. An
 * entry comes along for who is signed in and may read all of it; otherwise its hash does, which gives nothing away. To a
 * stranger not even the names of what is withheld are told: with which kind of entry a record begins tells the status.
 */
export async function evidenceOf(
  context: Context,
  battery: SubjectView<Battery>,
  basis: readonly HistoryEntry[],
): Promise<LedgerEvidence> {
  const { log } = context.ledger;
  // That there is a record is known to everybody who sees it, so its first entry may be proven to everybody.
  const positions = [...new Set([battery.created, ...basis.map(({ position }) => position)])];
  const files = await log.proofs(positions);
  const [first] = files;
  if (!first) throw new RangeError(`The log has no entry ${battery.created}.`);
  const { checkpoint, verifierKey, treeSize, rootHash } = first;
  const seen = new Map(basis.map((entry) => [entry.position, entry]));
  const entries = files.map((file): LedgerProof => {
    const shown = seen.get(file.position);
    const isOpen = context.viewer !== undefined && shown?.complete;
    const names = context.viewer && shown?.withheld.length ? shown.withheld : ['entry'];
    const { position, leafHash, path, entry, withheld } = isOpen ? file : sealed(file, names);
    return { position, leafHash, path, ...(entry && { entry }), ...(withheld && { withheld }) };
  });
  return { checkpoint, verifierKey, treeSize, rootHash, entries };
}

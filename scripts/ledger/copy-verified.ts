import { copyLedger } from '#api/ledger/copy-ledger.ts';
import { columnsByKind } from '#api/ledger/subject.ts';
import { type Verified, verifyLedger } from '#api/ledger/verify-ledger.ts';
import { openStorage } from '#api/open-storage.ts';
import { subjects } from '#api/subjects.ts';
import { progress } from './script.ts';

/**
 * Copies a whole installation from one database to another and verifies both: the same number of entries, the same root.
 * @throws Error saying what is wrong; what was copied by then is left for another try.
 */
export async function copyVerified(from: string, to: string): Promise<Verified> {
  const source = await openStorage(from, columnsByKind(subjects), { readOnly: true });
  try {
    const before = await verifyLedger(source, { progress: progress('checking the source') });
    if (before.problems.length > 0) throw new Error(`${from} is not as it was written: ${before.problems.join(' ')}`);
    const target = await openStorage(to, columnsByKind(subjects));
    try {
      await copyLedger(source, target, subjects, progress('copying'));
      const after = await verifyLedger(target, { progress: progress('checking the copy') });
      if (after.problems.length > 0) throw new Error(`The copy is not whole: ${after.problems.join(' ')}`);
      // The source may have gone on meanwhile; then the copy is the longer one and begins as it was checked.
      if (after.commits === before.commits && after.root !== before.root)
        throw new Error('The copy has another root hash.');
      return after;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

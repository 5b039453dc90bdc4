import { documents } from './records.ts';
import { graphql } from './request.ts';

/** Saves the proof of one entry as a file that `npm run verify -- FILE` checks without the service. */
export async function downloadProof(position: number): Promise<boolean> {
  const answer = await graphql(documents.proof, { entry: position });
  if (answer.kind !== 'data') return false;
  const blob = new Blob([JSON.stringify(answer.data.proof.file, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `kreispass-proof-${position}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return true;
}

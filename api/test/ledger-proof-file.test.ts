import { describe, expect, it } from 'vitest';
import {
  readCheckpoint,
  readVerifierKey,
  type Verifier,
  verifyCheckpoint,
  verifyNote,
} from '#schemas/proofs/checkpoint.ts';
import { type ProofFile, sealed, verifyProofFile } from '#schemas/proofs/proof-file.ts';
import { Checkpoints } from '../src/ledger/checkpoints.ts';
import { aLedger, register, signingKey } from './ledger-fixtures.ts';

// Not ours: the example in the documentation of Go's golang.org/x/mod/sumdb/note, and the key of sum.golang.org.
const foreignKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const foreignNote =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const logKey = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';

async function aProof(): Promise<ProofFile> {
  const ledger = await aLedger();
  await ledger.submitAll(['a', 'b', 'c', 'd', 'e'].map((id) => register(id)));
  return (await ledger.log.proof(2)) as ProofFile;
}

describe('A checkpoint', async () => {
  const ledger = await aLedger();
  await ledger.submit(register('a'));
  const note = await ledger.log.checkpoint();
  const verifier = readVerifierKey(ledger.log.verifierKey);

  it('C2SP tlog-checkpoint · says origin, size and root in three lines and is signed', async () => {
    expect(note.split('\n')[0]).toBe('kreispass.example/ledger');
    expect(readCheckpoint(note)?.size).toBe(1);
    expect(verifier && (await verifyCheckpoint(note, verifier))?.size).toBe(1);
  });

  it('is worth nothing once a character of it was changed', async () => {
    for (const changed of [
      note.replace('\n1\n', '\n2\n'),
      note.replace('kreispass.example', 'kreispass.exampel'),
      note.trimEnd(),
    ]) {
      expect(verifier && (await verifyCheckpoint(changed, verifier))).toBeUndefined();
    }
  });

  it('is not accepted under the name of another', async () => {
    const other = new Checkpoints({ ...signingKey, name: 'elsewhere.example' });
    expect(await verifyCheckpoint(note, other.verifier)).toBeUndefined();
  });

  it('C2SP signed-note · keys and signatures made elsewhere are understood', async () => {
    const key = readVerifierKey(foreignKey) as Verifier;
    expect(key.name).toBe('PeterNeumann');
    expect(await verifyNote(foreignNote, key)).toContain('the answer to your problem');
    expect(await verifyNote(foreignNote.replace('answer', 'Answer'), key)).toBeUndefined();
    expect(readVerifierKey(logKey)?.name).toBe('sum.golang.org');
    expect(readVerifierKey(logKey.replace('033de0ae', '033de0af'))).toBeUndefined();
  });
});

describe('A proof file', () => {
  it('is verified with nothing but itself, and says that its key was not compared', async () => {
    const proof = JSON.parse(JSON.stringify(await aProof()));
    expect(await verifyProofFile(proof)).toMatchObject({ valid: true, position: 2, treeSize: 5, trusted: false });
    expect(await verifyProofFile(proof, proof.verifierKey)).toMatchObject({ valid: true, trusted: true });
  });

  it('proves by its hash alone that an entry is there, for who may not read it', async () => {
    const proof = sealed(await aProof(), ['data.soh']);
    expect(proof).not.toHaveProperty('entry');
    const answer = await verifyProofFile(proof);
    expect(answer).toMatchObject({ valid: true, position: 2 });
    expect(answer).not.toHaveProperty('entry');
    expect(await verifyProofFile({ ...proof, position: 1 })).toMatchObject({ code: 'PROOF_PATH' });
    expect(await verifyProofFile({ ...proof, withheld: undefined })).toMatchObject({ code: 'PROOF_FORMAT' });
  });

  it.each<[string, string, (proof: ProofFile) => unknown]>([
    [
      'a changed entry',
      'PROOF_ENTRY',
      (proof) => ({ ...proof, entry: { ...proof.entry, occurredAt: '2020-01-01T00:00:00.000Z' } }),
    ],
    ['an added member', 'PROOF_ENTRY', (proof) => ({ ...proof, entry: { ...proof.entry, note: 'x' } })],
    ['another position', 'PROOF_ENTRY', (proof) => ({ ...proof, position: 3 })],
    ['a shortened path', 'PROOF_PATH', (proof) => ({ ...proof, path: proof.path.slice(1) })],
    ['a lengthened path', 'PROOF_PATH', (proof) => ({ ...proof, path: [...proof.path, proof.rootHash] })],
    ['another root', 'PROOF_PATH', (proof) => ({ ...proof, rootHash: proof.leafHash })],
    [
      'another size',
      'PROOF_CHECKPOINT',
      (proof) => ({ ...proof, checkpoint: proof.checkpoint.replace('\n5\n', '\n6\n') }),
    ],
    [
      'a changed signature',
      'PROOF_SIGNATURE',
      (proof) => ({ ...proof, checkpoint: changedSignature(proof.checkpoint) }),
    ],
    ['a broken hash', 'PROOF_FORMAT', (proof) => ({ ...proof, path: ['AAAA', ...proof.path.slice(1)] })],
    ['a path that is no list', 'PROOF_FORMAT', (proof) => ({ ...proof, path: 'x' })],
    ['an unknown format', 'PROOF_FORMAT', (proof) => ({ ...proof, format: 'kreispass-proof/2' })],
    ['a key that is none', 'PROOF_KEY', (proof) => ({ ...proof, verifierKey: 'x' })],
    ['no object', 'PROOF_FORMAT', () => null],
  ])('with %s is refused: %s', async (_, code, change) => {
    expect(await verifyProofFile(change(await aProof()))).toMatchObject({ code });
  });

  it('signed by somebody else is refused when the right key is known', async () => {
    const proof = await aProof();
    const answer = await verifyProofFile(proof, foreignKey);
    expect(answer).toMatchObject({ code: 'PROOF_SIGNATURE', path: '/checkpoint' });
  });
});

function changedSignature(checkpoint: string): string {
  const end = checkpoint.length - 20;
  return checkpoint.slice(0, end) + (checkpoint[end] === 'A' ? 'B' : 'A') + checkpoint.slice(end + 1);
}

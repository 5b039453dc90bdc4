import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { checkpointText, signedNote, type Verifier, verifierKey, verifierOf } from '#schemas/proofs/checkpoint.ts';

/** Signs what the log says about itself. `name` is the origin of its checkpoints, e.g. `kreispass.example/ledger`. */
export interface SigningKey {
  name: string;
  /** Ed25519. */
  privateKey: KeyObject;
}

/** Signed checkpoints, made when somebody asks: a log that nobody watches signs nothing. */
export class Checkpoints {
  readonly verifier: Verifier;
  readonly verifierKey: string;
  readonly #key: SigningKey;
  #last: { size: number; note: string } | undefined;

  constructor(key: SigningKey) {
    if (key.privateKey.asymmetricKeyType !== 'ed25519') {
      throw new TypeError('Checkpoints are signed with an Ed25519 key; this one is of another kind.');
    }
    this.#key = key;
    this.verifier = verifierOf(key.name, publicBytes(key.privateKey));
    this.verifierKey = verifierKey(this.verifier);
  }

  /** The signed checkpoint of the tree of that size. */
  at(size: number, root: Uint8Array): string {
    if (this.#last?.size === size) return this.#last.note;
    const text = checkpointText({ origin: this.#key.name, size, root });
    const signature = sign(null, Buffer.from(text), this.#key.privateKey);
    const note = signedNote(text, this.verifier, signature);
    this.#last = { size, note };
    return note;
  }
}

/** The 32 bytes of an Ed25519 public key (RFC 8032 §5.1.2), which stand at the end of its JWK and its DER form alike. */
function publicBytes(privateKey: KeyObject): Uint8Array {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return new Uint8Array(Buffer.from(x as string, 'base64url'));
}

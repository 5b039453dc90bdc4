import { CompactSign } from 'jose';
import { credentialType } from '#schemas/signed/signed.ts';
import type { SigningKey } from '../access/keys.ts';

/** Signs what the service says for good. With the key of the ledger: that one is never taken away, tokens' keys are. */
export interface Signer {
  /** Under this name the public key is in `/.well-known/jwks.json`. */
  kid: string;
  /** The payload as a compact JWS (RFC 7515) with EdDSA (RFC 8037). */
  sign(payload: object, type: string): Promise<string>;
}

export function createSigner({ kid, privateKey, algorithm }: SigningKey): Signer {
  return {
    kid,
    sign(payload, type) {
      // VC-JOSE-COSE §3.1.1: `cty` says that the payload is a credential as it stands.
      const header = { alg: algorithm, kid, typ: type, ...(type === credentialType && { cty: 'vc' }) };
      const bytes = new TextEncoder().encode(JSON.stringify(payload));
      return new CompactSign(bytes).setProtectedHeader(header).sign(privateKey);
    },
  };
}

import { plainText } from './plain-text.ts';

/** A credential inside a document that only carries it. */
export interface Carried {
  document: object;
  /** JSON Pointer of where it stands; into the signed text itself there is none. */
  pointer: string;
}

/**
 * What a document only carries: the credential of a W3C Enveloped Verifiable Credential (`data:application/vc+jwt,…`), or the one
 * credential of a presentation. Signatures are not checked here; what is read is what somebody says, signed or not.
 */
export function carriedBy(document: object): Carried | undefined {
  const { type, id, verifiableCredential } = document as Record<string, unknown>;
  const types = [type].flat();
  if (types.includes(enveloped)) return signedIn(id);
  if (!types.includes(presentation)) return undefined;
  const all = [verifiableCredential].flat();
  const only = all.length === 1 ? all[0] : undefined;
  if (!isObject(only) || typesOf(only).includes(presentation)) return undefined;
  return { document: only, pointer: `/verifiableCredential${Array.isArray(verifiableCredential) ? '/0' : ''}` };
}

/** VC-JOSE-COSE §3: the payload of the token is the credential itself. */
function signedIn(id: unknown): Carried | undefined {
  const payload = /^data:application\/(?:[a-z]+\+)?(?:ld\+json\+)?jwt(?:;[^,]*)?,[\w-]+\.([\w-]+)\.[\w-]*$/.exec(
    plainText(id),
  )?.[1];
  if (payload === undefined) return undefined;
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(binary, (each) => each.charCodeAt(0)),
    );
    const document: unknown = JSON.parse(text);
    const isPlain =
      isObject(document) && !typesOf(document).some((each) => each === enveloped || each === presentation);
    return isPlain ? { document, pointer: '/id' } : undefined;
  } catch {
    return undefined;
  }
}

const enveloped = 'EnvelopedVerifiableCredential';
const presentation = 'VerifiablePresentation';

function typesOf(document: object): unknown[] {
  return [(document as { type?: unknown }).type].flat();
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

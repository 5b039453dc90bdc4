import type { Audience } from '../access-view.ts';
import { fromBase64, readVerifierKey } from '../proofs/checkpoint.ts';
import type { ProofFile } from '../proofs/proof-file.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { signedFormatCases } from '../refusals/proof-cases.ts';
import { evidenceRefusal } from './evidence.ts';

/** Name and version of the statements; a reader refuses what it does not know. */
export const statementFormat = 'kreispass-statement/1';

export type StatementKind = 'passport' | 'history' | 'completeness';

/**
 * What a service says of a battery under its signature: as whom it was shown, when, and what in the ledger it rests on. The
 * members `iss`, `sub` and `iat` are those of RFC 7519, so that every JOSE library finds them.
 */
export interface Statement {
  format: typeof statementFormat;
  kind: StatementKind;
  /** Who signs: the root of the service, under which its keys are. */
  iss: string;
  /** Unique identifier of the battery. */
  sub: string;
  /** Seconds since 1970 when it was signed. */
  iat: number;
  /** For whose eyes the view was made (2023/1542 Art. 77(2)); more was withheld from others. */
  audiences: readonly Audience[];
  /** `{ passport, withheld }`, `{ entries, more }` or `{ completeness }`. */
  content: object;
  ledger: LedgerEvidence;
}

/** A checkpoint, and entries of the battery with what proves that they are in the ledger it speaks of. Hashes are base64. */
export interface LedgerEvidence {
  checkpoint: string;
  verifierKey: string;
  treeSize: number;
  rootHash: string;
  entries: LedgerProof[];
}

/** One leaf; with the entry itself for who may read all of it, else with the names of what is withheld. */
export type LedgerProof = Pick<ProofFile, 'position' | 'leafHash' | 'path' | 'entry' | 'withheld'>;

/** `typ` of a plain statement; that of a credential is `vc+jwt` (VC-JOSE-COSE §3.1.1). */
export const statementType = 'kreispass-statement+jws';
export const credentialType = 'vc+jwt';

const credentialNames: Readonly<Record<StatementKind, string>> = {
  passport: 'BatteryPassportCredential',
  history: 'BatteryHistoryCredential',
  completeness: 'BatteryCompletenessCredential',
};

/**
 * A statement as a W3C Verifiable Credential (Data Model 2.0), which is the payload of a `vc+jwt` as it stands. Terms of
 * ours are explained by a vocabulary in the context, so nothing of ours has to be fetched to read it.
 */
export function credentialOf(statement: Statement): object {
  const { format, kind, iss, sub, iat, audiences, content, ledger } = statement;
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', { '@vocab': `${iss}/vocabulary#` }],
    type: ['VerifiableCredential', credentialNames[kind]],
    issuer: iss,
    validFrom: new Date(iat * 1000).toISOString(),
    credentialSubject: { id: sub, type: 'Battery', format, kind, audiences, content },
    evidence: [{ type: 'LedgerInclusion', ...ledger }],
    iss,
    sub,
    iat,
  };
}

/** What was found in order. `trusted` tells whether the signature was checked with a key given by the caller. */
export interface VerifiedStatement {
  valid: true;
  statement: Statement;
  isCredential: boolean;
  trusted: boolean;
  kid: string | undefined;
}

/** Which keys to believe; without one the statement's own is used. */
export interface TrustedKeys {
  /** C2SP verifier key of the ledger; its owner signs statements with the same key. */
  verifierKey?: string;
  /** The key set of `/.well-known/jwks.json`, got another way than the statement. */
  jwks?: { keys?: unknown };
}

/**
 * Checks a signed statement in compact form (RFC 7515 §3.1), plain or as a credential, without anybody's help: form,
 * signature, checkpoint, every inclusion, and that what is said of an entry is what was proven.
 * Refusals: `SIGNED_FORMAT`, `SIGNED_KEY`, `SIGNED_SIGNATURE`, `SIGNED_CONTENT`, and those of proof files.
 */
export async function verifySigned(text: string, trusted: TrustedKeys = {}): Promise<VerifiedStatement | Refusal> {
  const jws = readCompact(text);
  if (!jws) return refusal('SIGNED_FORMAT', { ...signedFormatCases.compact, path: '' });
  const { header, payload, signature, signed } = jws;
  const isCredential = header.typ === credentialType;
  if (header.alg !== 'EdDSA' || (!isCredential && header.typ !== statementType) || header.crit !== undefined)
    return refusal('SIGNED_FORMAT', { ...signedFormatCases.header, path: '/header' });
  const statement = statementIn(payload, isCredential);
  if (!statement)
    return refusal('SIGNED_FORMAT', { ...signedFormatCases.otherFormat(statementFormat), path: '/format' });
  const key = keyFor(header.kid, statement.ledger.verifierKey, trusted);
  if (!key) return refusal('SIGNED_KEY', { path: '/header/kid' });
  if (!(await isSignedBy(key, signature, signed))) return refusal('SIGNED_SIGNATURE', { path: '/signature' });
  const wrong = await evidenceRefusal(statement, trusted.verifierKey);
  if (wrong) return wrong;
  const isTrusted = trusted.verifierKey !== undefined || trusted.jwks !== undefined;
  return { valid: true, statement, isCredential, trusted: isTrusted, kid: textOf(header.kid) };
}

/** Whether a text may be a compact JWS, before anything in it is read. */
export function isCompact(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text.trim());
}

interface Compact {
  header: Record<string, unknown>;
  payload: Record<string, unknown>;
  signature: Uint8Array;
  signed: Uint8Array;
}

function readCompact(text: string): Compact | undefined {
  if (!isCompact(text)) return undefined;
  const [head = '', body = '', tail = ''] = text.trim().split('.');
  const [header, payload, signature] = [readObject(head), readObject(body), fromBase64Url(tail)];
  const signed = new TextEncoder().encode(`${head}.${body}`);
  return header && payload && signature?.length === 64 ? { header, payload, signature, signed } : undefined;
}

function readObject(part: string): Record<string, unknown> | undefined {
  const bytes = fromBase64Url(part);
  try {
    const value: unknown = bytes && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** RFC 7515 §2: base64url without padding. */
function fromBase64Url(text: string): Uint8Array | undefined {
  const padded = text.replaceAll('-', '+').replaceAll('_', '/');
  return fromBase64(padded + '='.repeat((4 - (padded.length % 4)) % 4));
}

function statementIn(payload: Record<string, unknown>, isCredential: boolean): Statement | undefined {
  const { credentialSubject, evidence, issuer, iss, sub, iat } = payload;
  const subject = isObject(credentialSubject) ? credentialSubject : {};
  const { id, type: _, ...said } = subject;
  const ledger = Array.isArray(evidence) ? evidence[0] : undefined;
  const statement = isCredential ? { ...said, iss, sub, iat, ledger } : payload;
  // What stands twice in a credential has to be the same twice (VC-JOSE-COSE §3.1.3).
  if (isCredential && (issuer !== iss || id !== sub)) return undefined;
  return isStatement(statement) ? statement : undefined;
}

function isStatement(value: object): value is Statement {
  const { format, kind, iss, sub, iat, audiences, content, ledger } = value as Partial<Statement>;
  const known = format === statementFormat && kind !== undefined && Object.hasOwn(credentialNames, kind);
  const named = typeof iss === 'string' && typeof sub === 'string' && Number.isSafeInteger(iat);
  return known && named && Array.isArray(audiences) && isObject(content) && isObject(ledger) && isEvidence(ledger);
}

function isEvidence({ entries, verifierKey }: Partial<LedgerEvidence>): boolean {
  return typeof verifierKey === 'string' && Array.isArray(entries) && entries.length > 0 && entries.every(isObject);
}

/** The raw Ed25519 key to check with: the trusted one, the one of that `kid` in a key set, or the statement's own. */
function keyFor(kid: unknown, own: string, { verifierKey, jwks }: TrustedKeys): Uint8Array | undefined {
  if (!jwks) return readVerifierKey(verifierKey ?? own)?.publicKey;
  const keys = Array.isArray(jwks.keys) ? jwks.keys.filter(isObject) : [];
  const found = keys.find((key) => key.kid === kid && key.kty === 'OKP' && key.crv === 'Ed25519');
  const bytes = found && fromBase64Url(String(found.x));
  return bytes?.length === 32 ? bytes : undefined;
}

async function isSignedBy(publicKey: Uint8Array, signature: Uint8Array, signed: Uint8Array): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(signed));
  } catch (cause) {
    // A browser without Ed25519 must not look like a forgery.
    if (cause instanceof Error && cause.name === 'NotSupportedError') throw cause;
    return false;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

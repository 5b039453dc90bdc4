import { readScanCode, type ScanCode } from '#schemas/codes/scan-code.ts';
import type { ReceivedRefusal } from '#schemas/refusal.ts';
import { documents, type ScannedRecord } from '#web-kit/records.ts';
import { graphql } from '#web-kit/request.ts';
import { station } from '../station.ts';

/** What a code leads to. `asOf` is there when the service could not be asked and the device's memory has answered. */
export type Found =
  | { kind: 'record'; record: Exclude<ScannedRecord, { __typename: 'UnknownCode' }>; asOf?: string }
  /** The service says it knows no such thing. */
  | { kind: 'unknown'; code: ScanCode; refusal: ReceivedRefusal }
  /** Nobody could be asked and nothing is remembered. */
  | { kind: 'unreachable'; code: ScanCode };

/** Long enough for an answer over a slow line, short enough for somebody waiting with gloves on. */
const patienceMs = 1500;

/** Asks the service; when it does not answer in time, shows what was last known. */
export async function lookUp(code: ScanCode): Promise<Found> {
  const remembered = await station().seen.byKey<Exclude<ScannedRecord, { __typename: 'UnknownCode' }>>(code.keys);
  if (!navigator.onLine && remembered) return { kind: 'record', record: remembered.value, asOf: remembered.seenAt };
  const asked = askService(code);
  const first = remembered ? await Promise.race([asked, after(patienceMs)]) : await asked;
  if (first) return first;
  if (remembered) return { kind: 'record', record: remembered.value, asOf: remembered.seenAt };
  return { kind: 'unreachable', code };
}

const after = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(() => resolve(undefined), ms));

/** Undefined when the service could not be asked. */
async function askService(code: ScanCode): Promise<Found | undefined> {
  const answer = await graphql(documents.scan, { code: code.text });
  if (answer.kind === 'unreachable') return undefined;
  if (answer.kind === 'refused') return { kind: 'unknown', code, refusal: answer.refusal };
  const { scan } = answer.data;
  if (scan.__typename === 'UnknownCode') {
    const { path: _path, source: _source, ...refusal } = scan.refusal;
    return { kind: 'unknown', code, refusal };
  }
  await remember(scan, code.keys);
  return { kind: 'record', record: scan };
}

/** Keeps a record under every code that leads to it. */
export async function remember(
  record: Exclude<ScannedRecord, { __typename: 'UnknownCode' }>,
  keys: readonly string[] = [],
) {
  const codes =
    record.__typename === 'Battery'
      ? [record.qrCode, record.uniqueIdentifier]
      : record.__typename === 'Component'
        ? [record.qrCode]
        : [];
  const vin = record.__typename === 'Vehicle' && record.vin ? [`vin:${record.vin}`] : [];
  const all = [...keys, ...vin, ...codes.flatMap((text) => readScanCode(text).keys)];
  await station().seen.keep(record.__typename, record.id, record, all);
  if (record.__typename === 'Vehicle')
    for (const part of [...record.batteries, ...record.components]) await remember(part);
}

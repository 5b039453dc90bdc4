import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseDigitalLink } from '#schemas/gs1/digital-link.ts';
import { bracketed } from '#schemas/gs1/element-string.ts';
import type { CodeMatrix } from '#schemas/label/code-matrix.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';

/**
 * A GS1 DataMatrix (ISO/IEC 16022, GS1 General Specifications 5.6) with the element string of a battery's Digital Link, for
 * marking parts directly. The law asks for a QR code, so this one comes in addition to it.
 */
export async function dataMatrix(link: string): Promise<CodeMatrix | Refusal> {
  const parsed = parseDigitalLink(link);
  if ('code' in parsed) return refusal('LABEL_NO_DATA_MATRIX');
  // Square brackets are in no GS1 value, unlike round ones, so nothing can pass for an Application Identifier.
  const text = parsed.path.map(({ ai, value }) => `[${ai}]${value}`).join('');
  const { writeBarcode } = await writer();
  const { error, symbol } = await writeBarcode(text, {
    format: 'DataMatrix',
    options: 'gs1,forceSquare',
    addQuietZones: false,
    scale: 1,
  });
  if (error || symbol.width !== symbol.height) return refusal('LABEL_NO_DATA_MATRIX');
  const { width: size, data } = symbol;
  return {
    content: bracketed(parsed.path),
    size,
    isDark: (row, column) => data[row * size + column] === 0,
    quietModules: 1,
  };
}

let loaded: Promise<typeof import('zxing-wasm/writer')> | undefined;

/** From our own copy, never from the network. */
function writer(): Promise<typeof import('zxing-wasm/writer')> {
  loaded ??= import('zxing-wasm/writer').then(async (module) => {
    const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
    const wasmBinary = new Uint8Array(file).buffer;
    await module.prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    return module;
  });
  return loaded;
}

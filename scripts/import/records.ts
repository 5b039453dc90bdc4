import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { lineOf } from './line-of.ts';

/** One passport as it stands in a file. */
export interface FileRecord {
  /** What a person can click on: `file:line` of the part at a JSON Pointer into the record. */
  place(pointer: string): string;
  /** Undefined when the text is no JSON; `fault` then says why. */
  value?: unknown;
  fault?: string;
  /** Bytes of the file read so far, for the progress line. */
  bytes: number;
}

/** Reads passports from JSON (one, or a list) and from NDJSON (one per line); UTF-8, or UTF-16 with a byte-order mark. */
export async function* recordsOf(file: string): AsyncGenerator<FileRecord> {
  if (/\.(ndjson|jsonl)$/i.test(file)) yield* linesOf(file);
  else yield* documentOf(file);
}

export async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Line by line, so that a file of a million passports needs no more memory than one of them. */
async function* linesOf(file: string): AsyncGenerator<FileRecord> {
  const encoding = (await beginsWithUtf16(file)) ? 'utf16le' : 'utf8';
  let number = 0;
  let bytes = 0;
  for await (const line of createInterface({
    input: createReadStream(file, encoding),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    bytes += Buffer.byteLength(line, encoding) + 1;
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() === '') continue;
    const place = `${file}:${number}`;
    yield { place: () => place, bytes, ...parsed(text) };
  }
}

async function* documentOf(file: string): AsyncGenerator<FileRecord> {
  const raw = await readFile(file);
  const isUtf16 = raw[0] === 0xff && raw[1] === 0xfe;
  const text = raw.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
  const { value, fault } = parsed(text);
  if (fault !== undefined) {
    const line = /line (\d+)/.exec(fault)?.[1] ?? '1';
    yield { place: () => `${file}:${line}`, fault, bytes: raw.length };
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) {
      yield {
        place: (pointer) => `${file}:${lineOf(text, `/${index}${pointer}`)}`,
        value: each,
        bytes: (raw.length * (index + 1)) / value.length,
      };
    }
  } else yield { place: (pointer) => `${file}:${lineOf(text, pointer)}`, value, bytes: raw.length };
}

function parsed(text: string): { value?: unknown; fault?: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (fault) {
    return { fault: `This is not JSON: ${(fault as Error).message.split('\n')[0]}` };
  }
}

async function beginsWithUtf16(file: string): Promise<boolean> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  await handle.close();
  return buffer[0] === 0xff && buffer[1] === 0xfe;
}

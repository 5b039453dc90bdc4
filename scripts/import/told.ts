import { closeSync, openSync, writeSync } from 'node:fs';
import type { Language } from '#schemas/checks/explain-words.ts';
import { type ReceivedRefusal, refusalText } from '#schemas/refusal.ts';
import type { ReadRecord } from './command-of.ts';
import type { FileFault } from './file-fault.ts';
import type { FileRecord } from './records.ts';

/** What an import has done so far, and how it says what is wrong. */
export interface Told {
  recorded: number;
  repeated: number;
  refused: number;
  lastBattery?: string;
  /** A record that cannot be taken in; the refusal's path is a JSON Pointer into it. */
  refuse(record: FileRecord, refusal: ReceivedRefusal): void;
  /** A record that was taken in, or can be; names what of it was not taken over, because it is not what it has to be. */
  record(record: FileRecord, read: ReadRecord): void;
  /** A file that cannot be read, or not further. */
  refuseFile(fault: FileFault): void;
  progress(share: number): void;
  close(): void;
}

/** Says it on the terminal and, where asked for, writes it into a file for whoever has to put it right. */
export function telling(language: Language, errors: string | undefined): Told {
  const file = errors === undefined ? undefined : errorFile(errors, language);
  const told: Told = {
    recorded: 0,
    repeated: 0,
    refused: 0,
    refuse(record, refusal) {
      told.refused++;
      const { code } = refusal;
      const path = refusal.path ?? '';
      const message = refusalText(refusal, language);
      clearProgress();
      console.error(`${record.place(path)} ${path || '/'} ${message} (${code})`);
      file?.write({ ...refusal, file: record.file, line: record.line(path), column: record.column?.(path), message });
    },
    record(record, { setAside = [] }) {
      told.recorded++;
      if (setAside.length > 0) clearProgress();
      for (const { path, message } of setAside)
        console.error(`${record.place(path)} ${path || '/'} ${message} ${notTakenOver[language]}`);
    },
    refuseFile({ code, place, message }) {
      told.refused++;
      clearProgress();
      console.error(`${place} ${message} (${code})`);
      const [, name = place, line] = /^(.*):(\d+)$/.exec(place) ?? [];
      file?.write({ file: name, line: line === undefined ? undefined : Number(line), code, message });
    },
    progress(share) {
      const count = told.recorded + told.repeated + told.refused;
      if (process.stderr.isTTY) process.stderr.write(`\r${Math.round(Math.min(1, share) * 100)} %  ${count} passports`);
    },
    close() {
      clearProgress();
      file?.close();
    },
  };
  return told;
}

const notTakenOver = {
  de: 'Dieser Wert wurde nicht übernommen; er bleibt erhalten, wo er steht.',
  en: 'This value was not taken over; it is kept where it stands.',
};

interface ErrorLine extends ReceivedRefusal {
  file: string;
  line: number | undefined;
  column?: string | undefined;
}

function errorFile(path: string, language: Language): { write(line: ErrorLine): void; close(): void } {
  const isTable = /\.csv$/i.test(path);
  const handle = opened(path);
  const separator = language === 'de' ? ';' : ',';
  // The byte-order mark lets Excel know that it is UTF-8.
  if (isTable) writeSync(handle, `\uFEFF${headings[language].join(separator)}\r\n`);
  return {
    write({ file, line, column, path, code, message, source }) {
      const pointer = path ?? '';
      const text = isTable
        ? `${[file, line ?? '', column ?? '', pointer, code, message, source ?? ''].map((cell) => quoted(cell)).join(separator)}\r\n`
        : `${JSON.stringify({ file, line, column, pointer, code, message, source })}\n`;
      writeSync(handle, text);
    },
    close: () => closeSync(handle),
  };
}

function opened(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (cause) {
    throw new Error(`--errors ${path}: this file cannot be written.`, { cause });
  }
}

const headings = {
  de: ['Datei', 'Zeile', 'Spalte', 'JSON-Pointer', 'Code', 'Erwartet', 'Quelle'],
  en: ['File', 'Line', 'Column', 'JSON Pointer', 'Code', 'Expected', 'Source'],
};

/** Quoted; a cell that a spreadsheet would take for a formula begins with an apostrophe, as values come from foreign files. */
function quoted(cell: string | number): string {
  const text = String(cell);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

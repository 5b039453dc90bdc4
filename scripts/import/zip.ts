import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import type { Language } from '#schemas/checks/explain-words.ts';
import { aasxEnvironments, isAasx } from '#schemas/foreign/aas/aasx.ts';
import { FileFault, sizeInWords } from './file-fault.ts';
import { kindOf, type Source } from './sources.ts';

/** Where an archive is: a file, or in memory. */
export type Archive = string | Buffer;

/**
 * The members of an archive that hold passports, in its order. Nothing is unpacked onto the disk, so names of members lead
 * nowhere. What an archive says of its members is checked before any is opened, and held against them while they are read.
 * @throws FileFault
 */
export async function zipMembers(file: string, language: Language): Promise<Source[]> {
  const say = sentences[language];
  const sources: Source[] = [];
  const entries = await entriesOf(file, file, language);
  const names = entries.map(({ fileName }) => fileName);
  const environments = isAasx(names) ? await environmentsOf(file, entries, names, language) : undefined;
  for (const entry of entries) {
    const { fileName, uncompressedSize: size } = entry;
    if (environments ? !environments.includes(fileName) : isAside(fileName)) continue;
    const name = `${file}/${fileName}`;
    if (!isReadable(fileName)) throw new FileFault('ARCHIVE_REFUSED', name, say.otherKind);
    sources.push({ name, size, kind: kindOf(fileName), stream: () => memberStream(file, name, entry, language) });
  }
  if (sources.length === 0) throw new FileFault('ARCHIVE_REFUSED', file, say.empty);
  return sources;
}

/** The members of an AASX package that are read: its environments in JSON. @throws FileFault when there are only others */
async function environmentsOf(
  file: string,
  entries: readonly Entry[],
  names: readonly string[],
  language: Language,
): Promise<string[]> {
  const relationships: Record<string, string> = {};
  for (const entry of entries) {
    if (!entry.fileName.endsWith('.rels') || entry.uncompressedSize > mostRelationships) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of memberStream(file, `${file}/${entry.fileName}`, entry, language)) chunks.push(chunk);
    relationships[entry.fileName] = Buffer.concat(chunks).toString();
  }
  const { json, xml } = aasxEnvironments(names, relationships);
  if (json.length > 0) return json;
  const { onlyXml, empty } = sentences[language];
  throw new FileFault('ARCHIVE_REFUSED', file, xml.length > 0 ? onlyXml : empty);
}

/** Bytes of one member that says what the others are for; real ones have some hundred. */
const mostRelationships = 1e6;

/** The bytes of one member. @throws FileFault when the archive lies about it. */
export async function* memberStream(
  archive: Archive,
  name: string,
  entry: Entry,
  language: Language,
): AsyncGenerator<Buffer> {
  const zip = await opened(archive, name, language);
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk as Buffer;
  } catch (fault) {
    throw unreadable(name, fault, language);
  } finally {
    zip.close();
  }
}

/** What is in an archive. @throws FileFault when it is more than anybody delivers, or packed to hurt. */
export async function entriesOf(from: Archive, file: string, language: Language): Promise<Entry[]> {
  const archive = await opened(from, file, language);
  const entries: Entry[] = [];
  try {
    for await (const entry of archive.eachEntry()) {
      entries.push(entry);
      if (entries.length > mostMembers) break;
    }
  } catch (fault) {
    throw unreadable(file, fault, language);
  } finally {
    archive.close();
  }
  const refusal = whyRefused(entries, language);
  if (refusal) throw new FileFault('ARCHIVE_REFUSED', file, refusal);
  return entries.filter(({ fileName }) => !fileName.endsWith('/'));
}

const mostMembers = 10_000;
/** Bytes, unpacked: some million passports. */
const mostBytes = 8e9;
/** No real file packs better than this over a whole megabyte; what does is made of nothing (a "bomb"). */
const mostRatio = 500;

function whyRefused(entries: readonly Entry[], language: Language): string | undefined {
  const say = sentences[language];
  if (entries.length > mostMembers) return say.many;
  const bytes = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (bytes > mostBytes) return say.large(sizeInWords(bytes, language));
  const bomb = entries.find(isBomb);
  if (bomb) return say.bomb(bomb.fileName);
  if (entries.some((entry) => entry.isEncrypted())) return say.encrypted;
  const names = new Set(entries.map(({ fileName }) => fileName));
  if (names.size < entries.length) return say.twice;
  return overlap(entries) ? say.overlap : undefined;
}

function isBomb({ uncompressedSize, compressedSize }: Entry): boolean {
  return uncompressedSize > 1e6 && uncompressedSize > mostRatio * compressedSize;
}

/** Members that share the same packed bytes make a small archive endlessly large. */
function overlap(entries: readonly Entry[]): boolean {
  const places = entries.map((entry) => [
    entry.relativeOffsetOfLocalHeader,
    entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize,
  ]);
  places.sort(([a = 0], [b = 0]) => a - b);
  return places.some(([start = 0], index) => index > 0 && start < (places[index - 1]?.[1] ?? 0));
}

/** Folders, what systems leave behind, and what is packed along for people: pages, pictures, the vocabulary of a format. */
function isAside(name: string): boolean {
  if (name.endsWith('/') || name.startsWith('__MACOSX/')) return true;
  return /(^|\/)(\.[^/]*|thumbs\.db|desktop\.ini)$|\.(md|pdf|html?|png|jpe?g|svg|ttl)$/i.test(name);
}

function isReadable(name: string): boolean {
  return /\.(json|jsonld|ndjson|jsonl|csv|tsv|xlsx)$/i.test(name);
}

const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true };

async function opened(archive: Archive, name: string, language: Language): Promise<ZipFile> {
  try {
    return await (typeof archive === 'string' ? openPromise(archive, options) : fromBufferPromise(archive, options));
  } catch (fault) {
    throw unreadable(name, fault, language);
  }
}

function unreadable(place: string, fault: unknown, language: Language): FileFault {
  if (fault instanceof FileFault) return fault;
  return new FileFault('ARCHIVE_REFUSED', place, `${sentences[language].damaged} ${(fault as Error).message}`);
}

const sentences = {
  en: {
    damaged: 'This archive is damaged or not what it says:',
    empty: 'There is nothing in this archive that is read: JSON, NDJSON, CSV or XLSX.',
    onlyXml: 'This AASX package has its environment as XML only; save it with JSON.',
    otherKind: 'This is not read from an archive: give JSON, NDJSON, CSV or XLSX.',
    many: `There are more than ${mostMembers} files in this archive; put them into several.`,
    large: (size: string) => `Unpacked, this archive would be ${size}; put it into several.`,
    bomb: (name: string) => `${name} unpacks to more than ${mostRatio} times its size; such an archive is not opened.`,
    encrypted: 'This archive is under a password; pack it without one.',
    twice: 'Two files of this archive have the same name; which one is meant?',
    overlap: 'Files of this archive share their packed bytes; such an archive is not opened.',
  },
  de: {
    damaged: 'Dieses Archiv ist beschädigt oder nicht, was es angibt:',
    empty: 'In diesem Archiv ist nichts, was gelesen wird: JSON, NDJSON, CSV oder XLSX.',
    onlyXml: 'Dieses AASX-Paket enthält sein Environment nur als XML; bitte als JSON speichern.',
    otherKind: 'Das wird aus einem Archiv nicht gelesen: bitte JSON, NDJSON, CSV oder XLSX.',
    many: `In diesem Archiv sind mehr als ${mostMembers} Dateien; bitte auf mehrere verteilen.`,
    large: (size: string) => `Ausgepackt wären das ${size}; bitte auf mehrere Archive verteilen.`,
    bomb: (name: string) =>
      `${name} würde ausgepackt mehr als ${mostRatio}-mal so groß; ein solches Archiv wird nicht geöffnet.`,
    encrypted: 'Dieses Archiv hat ein Kennwort; bitte ohne packen.',
    twice: 'Zwei Dateien dieses Archivs heißen gleich; welche ist gemeint?',
    overlap: 'Dateien dieses Archivs teilen sich gepackte Bytes; ein solches Archiv wird nicht geöffnet.',
  },
};

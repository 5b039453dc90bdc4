import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { isPartOfPassport, putTogether } from '#schemas/foreign/put-together.ts';
import type { FileRecord } from './records.ts';

/** So many parts are laid aside until all are there; what comes after them is looked at alone. */
const mostParts = 10_000;

/** Parts of passports, in files of their own, that have to be put together when all have been read. */
export class Parts {
  readonly #records: FileRecord[] = [];

  /** Whether the record is such a part; it is then laid aside. */
  take(record: FileRecord): boolean {
    if (record.checked || this.#records.length >= mostParts || !isPartOfPassport(record.value)) return false;
    this.#records.push(record);
    return true;
  }

  /** One record for each battery; a part that finds no others comes back as it was. */
  wholes(): WholeRecord[] {
    const records = this.#records;
    const documents = records.map(({ file, value }) => ({ name: file, document: value }));
    return putTogether(documents).map(({ indices, document, placeOf }) => {
      const members = indices.map((index) => records[index] as FileRecord);
      const [first] = members as [FileRecord];
      if (members.length === 1) return first;
      const files = members.map((member) => member.place('')).join(' + ');
      const at = (pointer: string) => {
        const { index, pointer: there } = placeOf(pointer);
        return { record: records[index] as FileRecord, there };
      };
      return {
        ...first,
        value: document,
        line: (pointer) => at(pointer).record.line(at(pointer).there),
        place: (pointer) => (pointer === '' ? files : at(pointer).record.place(at(pointer).there)),
        fingerprint: () => hash('sha256', members.map((member) => member.fingerprint()).join(), 'base64url'),
        within: (pointer) => `${basename(at(pointer).record.file)}#${at(pointer).there}`,
      };
    });
  }
}

/** A record that stands in one file, or in several. */
export interface WholeRecord extends FileRecord {
  /** Set when it stands in several: the file a part of it stands in, with the pointer into that, RFC 6901 §6. */
  within?(pointer: string): string;
}

/** What is wrong with a value: a stable code, the end of a sentence about it, and the characters meant. */
export interface Fault {
  error: string;
  /** Continues "AI (01) GTIN …". */
  says: string;
  start: number;
  length: number;
}

export function fault(error: string, says: string, start: number, length: number): Fault {
  return { error, says, start, length };
}

/** Place of the first character that matches, or -1. */
export function firstOutside(text: string, outside: RegExp): number {
  return text.search(outside);
}

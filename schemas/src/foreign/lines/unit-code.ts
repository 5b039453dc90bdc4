import { formats } from '../../checks/formats.ts';
import type { Place, Used } from './foreign-document.ts';
import * as read from './foreign-values.ts';

/**
 * Formats let a battery go by any code, e.g. what a data matrix holds; ours by a URI (2023/1542 Art. 77(3)). Such a code is put
 * into a URN, from which it is taken out again when the passport is written in that format.
 */
const codes = 'urn:kreispass:code:';

/** The identifier of one battery: a URI as it is, any other code as URN. */
export const unitIdentifier: read.Read<string> = (at, used) => {
  const said = codeAt(at);
  if (said === undefined) return undefined;
  used.add(at.pointer);
  return isUri(said) ? said : codes + encoded(said);
};

/** The code of one battery as it would be printed on it, where it is no URI. */
export const unitCode: read.Read<string> = (at, used) => {
  const said = codeAt(at);
  if (said === undefined || isUri(said) || said.length > 100 || !/^[!-~]([ -~]*[!-~])?$/.test(said)) return undefined;
  used.add(at.pointer);
  return said;
};

/**
 * What the battery goes by, for formats that know no model: a battery may bear "another element allowing their identification"
 * in place of a model, 2023/1542 Art. 38(6).
 */
export const inPlaceOfModel: read.Read<string> = (at) => {
  const said = codeAt(at);
  return said !== undefined && said.length <= 100 ? said : undefined;
};

/** The identifier as its own format had it. */
export function writtenIdentifier(uri: string): string {
  if (!uri.startsWith(codes)) return uri;
  try {
    return decodeURIComponent(uri.slice(codes.length));
  } catch {
    return uri;
  }
}

/** The same where there may be none. */
export function writtenIdentifierOf(uri: string | undefined): string | undefined {
  return uri === undefined ? undefined : writtenIdentifier(uri);
}

function codeAt(at: Place): string | undefined {
  const said = read.text(at, new Set() as Used)?.trim();
  return said && said.length <= 150 ? said : isUri(said ?? '') ? said : undefined;
}

function isUri(text: string): boolean {
  return text.length <= 500 && formats['identifier-uri']?.(text) === true;
}

function encoded(code: string): string {
  try {
    return encodeURIComponent(code);
  } catch {
    // Half a character, which nothing can print.
    return encodeURIComponent(code.toWellFormed());
  }
}

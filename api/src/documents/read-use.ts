import { unwritable } from '#schemas/checks/unwritable.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { isDocumentProperty } from '../models/state/named-documents.ts';
import type { DocumentUse } from './document-store.ts';

/** What the sender says a document is for, or what is wrong with that. */
export function readUse(
  query: Record<string, unknown>,
): Pick<DocumentUse, 'property' | 'title' | 'language'> | Refusal {
  const { property, title, language } = query;
  if (typeof property !== 'string' || !isDocumentProperty(property))
    return wrong('/property', 'Say for which property of the passport, e.g. ?property=symbols.instructionsForUse.');
  if (title !== undefined && (typeof title !== 'string' || title === '' || title.length > 200 || unwritable(title)))
    return wrong('/title', 'A title has 1 to 200 characters.');
  // BCP 47, as in the links of the passport.
  if (language !== undefined && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(String(language)))
    return wrong('/language', 'A language is named like de or en.');
  return { property, ...(title && { title }), ...(language !== undefined && { language: String(language) }) };
}

function wrong(path: string, message: string): Refusal {
  return { code: 'INVALID_INPUT', message: `${path.slice(1)}: ${message}`, path };
}

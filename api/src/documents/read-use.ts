import { unwritable } from '#schemas/checks/unwritable.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import { isDocumentProperty } from '../models/state/named-documents.ts';
import type { DocumentUse } from './document-store.ts';

/** What the sender says a document is for, or what is wrong with that. */
export function readUse(
  query: Record<string, unknown>,
): Pick<DocumentUse, 'property' | 'title' | 'language'> | Refusal {
  const { property, title, language } = query;
  if (typeof property !== 'string' || !isDocumentProperty(property))
    return wrong('/property', inputCases.documentProperty);
  if (title !== undefined && (typeof title !== 'string' || title === '' || title.length > 200 || unwritable(title)))
    return wrong('/title', inputCases.documentTitle);
  // BCP 47, as in the links of the passport.
  if (language !== undefined && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(String(language)))
    return wrong('/language', inputCases.documentLanguage);
  return { property, ...(title && { title }), ...(language !== undefined && { language: String(language) }) };
}

function wrong(path: string, said: Sentence): Refusal {
  return refusal('INVALID_INPUT', { ...said, path });
}

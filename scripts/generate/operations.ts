import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema } from '#api/graphql/build-schema.ts';
import { operationId } from '#schemas/operation-id.ts';
import { sectionNames } from '#schemas/passport.ts';
import { isCommandName } from '#schemas/validate.ts';
import { lookupDocument, mutationFor } from '#web-kit/outbox-delivery.ts';
import { documents } from '#web-kit/records.ts';
import { sectionDocument } from '../../workshop-client/src/battery/section-document.ts';

/** Documents by their id: what the clients send now, and what clients that are still out there may send. */
export interface Operations {
  current: Record<string, string>;
  earlier: Record<string, string>;
}

/**
 * `api/operations.json`, by which the service knows what its clients ask. A document that no client sends any more moves to
 * the earlier ones and stays: a kiosk that was away for weeks still sends it.
 */
export async function operationsFile(): Promise<string> {
  return `${JSON.stringify(operationsNow(known(), await documentsOfClients()), null, 2)}\n`;
}

/** What is known from now on, given what was known before and what the clients send. */
export function operationsNow(before: Operations, documents: readonly string[]): Operations {
  const current = byId(documents);
  const gone = Object.entries({ ...before.earlier, ...before.current }).filter(([id]) => !Object.hasOwn(current, id));
  return { current: sorted(Object.entries(current)), earlier: sorted(gone) };
}

/** Every document a client can send. */
export async function documentsOfClients(): Promise<string[]> {
  return [...documentsOfWebKit(), ...sectionNames.map(sectionDocument), ...(await documentsOfWorkshop())];
}

/** What both clients send; the kiosk has no documents of its own. */
export function documentsOfWebKit(): string[] {
  const commands = Object.keys(buildSchema().getMutationType()?.getFields() ?? {}).filter(isCommandName);
  return [...Object.values(documents), lookupDocument, ...commands.map(mutationFor)];
}

/** What the workshop client sends and has written down; those of the passport's sections are put together from the annotations. */
export function documentsOfWorkshop(): Promise<string[]> {
  return documentsIn(new URL('../../workshop-client/src/documents/', import.meta.url));
}

/** What a folder's files export as `…Document`. */
async function documentsIn(folder: URL): Promise<string[]> {
  const files = await Promise.all(
    readdirSync(folder).map((file): Promise<Record<string, unknown>> => import(new URL(file, folder).href)),
  );
  return files
    .flatMap((file) => Object.entries(file))
    .flatMap(([name, text]) => (name.endsWith('Document') && typeof text === 'string' ? [text] : []));
}

function byId(documents: readonly string[]): Record<string, string> {
  return Object.fromEntries(documents.map((document) => [operationId(document), document]));
}

/** By the name of the operation, so that a changed document shows up where its former self stood. */
function sorted(operations: [string, string][]): Record<string, string> {
  const name = (text: string) => /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1] ?? '';
  return Object.fromEntries(
    operations.sort(([a, one], [b, other]) => compare(name(one), name(other)) || compare(a, b)),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function known(): Operations {
  try {
    return JSON.parse(readFileSync(new URL('../../api/operations.json', import.meta.url), 'utf8'));
  } catch {
    return { current: {}, earlier: {} };
  }
}

import { keysOfIdentifier } from '#schemas/codes/scan-code.ts';
import { readId } from '#schemas/id.ts';
import type { Context } from '../../asking/context.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import type { Battery } from '../../passports/state/battery.ts';
import { findBattery } from '../shown-battery.ts';

/**
 * The battery an identifier of a passport or of a product means: its passport's URI, its own URI in any spelling, or our
 * id. A model or batch is no product that has a passport (EN 18219: the granularity of batteries is the item).
 */
export async function findDpp(context: Context, identifier: string): Promise<SubjectView<Battery> | undefined> {
  const keys = keysOfDpp(identifier);
  return keys.length > 0 ? findBattery(context, keys) : undefined;
}

/** What is found by many identifiers at once, in one look-up; by identifier. */
export async function findDpps(
  context: Context,
  identifiers: readonly string[],
): Promise<Map<string, SubjectView<Battery>>> {
  const keys = new Map(identifiers.map((identifier) => [identifier, keysOfDpp(identifier)]));
  const found = await context.storage.findByKeys([...new Set([...keys.values()].flat())]);
  const named = [...keys].flatMap(([identifier, candidates]) => {
    const subject = candidates.map((key) => found.get(key)).find((candidate) => candidate?.kind === 'battery');
    return subject ? [[identifier, subject.id] as const] : [];
  });
  const batteries = await Promise.all(named.map(([, id]) => context.load<Battery>('battery', id)));
  return new Map(
    named.flatMap(([identifier], index) => {
      const battery = batteries[index];
      return battery ? [[identifier, battery] as const] : [];
    }),
  );
}

function keysOfDpp(identifier: string): string[] {
  if (identifier.length > 2048) return [];
  const id = readId(identifier);
  return id ? [`id:${id}`] : keysOfIdentifier(identifier);
}

import { propertyAt } from '#schemas/passport.ts';
import type { Context } from '../asking/context.ts';
import { documentsIn, keptHash } from '../models/state/named-documents.ts';
import { passportView } from '../passports/shown/passport-view.ts';
import type { Battery } from '../passports/state/battery.ts';
import type { DocumentUse } from './document-store.ts';

/** Whether everybody may read a document: the property it was sent in for is public (2023/1542 Annex XIII point 1). */
export function isPublicUse({ property }: DocumentUse): boolean {
  return propertyAt(property)?.access === 'pub';
}

/**
 * Whether this viewer may read a document because the passport of a battery names it where they may look. Only what the firm
 * behind the passport has sent in itself: naming somebody else's hash opens nothing. The read is logged with the battery.
 */
export async function mayReadByBattery(
  context: Context,
  id: string,
  sha256: string,
  uses: readonly DocumentUse[],
): Promise<boolean> {
  const battery = await context.load<Battery>('battery', id);
  if (!battery) return false;
  const firms = [battery.state.operator, battery.state.issuer];
  if (!uses.some(({ organisation }) => firms.includes(organisation))) return false;
  const { visible } = await passportView(context, battery);
  return documentsIn(visible).some(({ link }) => keptHash(link.url) === sha256);
}

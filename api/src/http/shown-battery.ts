import type { WithheldProperty } from '#schemas/access-view.ts';
import { ownLink } from '#schemas/own-link.ts';
import type { Passport } from '#schemas/passport.ts';
import type { Context } from '../graphql/context.ts';
import type { Battery } from '../passports/battery.ts';
import { passportView } from '../passports/passport-view.ts';

/** A battery reduced to what somebody may see of it outside GraphQL. */
export interface ShownBattery {
  id: string;
  uniqueIdentifier: string;
  /** What its QR code holds. */
  link: string;
  passport: Partial<Passport>;
  withheld: WithheldProperty[];
  /** It was recycled, so its passport has ended (2023/1542 Art. 77(8)). */
  ended?: boolean;
}

/** The battery these keys lead to, as the context's viewer may see it; undefined when they lead to none. */
export async function showBattery(context: Context, keys: readonly string[]): Promise<ShownBattery | undefined> {
  const found = await context.storage.findByKeys(keys);
  const subject = keys.map((key) => found.get(key)).find((candidate) => candidate?.kind === 'battery');
  const battery = subject && (await context.load<Battery>('battery', subject.id));
  if (!battery) return undefined;
  const { visible, withheld } = await passportView(context, battery);
  const { id, uniqueIdentifier, recordStatus } = battery.state;
  const link = ownLink(context.publicUrl, battery.state);
  return { id, uniqueIdentifier, link, passport: visible, withheld, ...(recordStatus === 'ceased' && { ended: true }) };
}

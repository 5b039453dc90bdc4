import type { Context } from '../../asking/context.ts';
import { hasInterest } from '../../asking/visibility.ts';
import type { Battery } from '../state/battery.ts';
import { isInsider } from '../state/insider.ts';

/**
 * When something this viewer may know of was last recorded: that something was done with a battery is not for everybody,
 * that its passport was corrected is.
 * @param then the battery as it was at another time; who may know is decided by `battery` as it is now
 */
export async function visibleUpdate(context: Context, battery: Battery, then: Battery = battery): Promise<string> {
  const inside = hasInterest(context.viewer, battery) || (await isInsider(context, battery));
  return inside ? then.updatedAt : (then.revisedAt ?? then.createdAt);
}

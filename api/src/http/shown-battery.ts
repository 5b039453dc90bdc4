import type { WithheldProperty } from '#schemas/access-view.ts';
import { ownLink } from '#schemas/codes/own-link.ts';
import type { Passport } from '#schemas/passport.ts';
import type { Refusal } from '#schemas/refusal.ts';
import type { Context } from '../asking/context.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { passportAsOf } from '../passports/shown/as-of.ts';
import { passportView } from '../passports/shown/passport-view.ts';
import type { Battery } from '../passports/state/battery.ts';

/** What a code leads to, reduced to what somebody may see of it outside GraphQL: a battery, or the model of batteries. */
export interface Shown {
  uniqueIdentifier: string;
  /** What its QR code holds; for a model, the Digital Link without the serial number. */
  link: string;
  passport: Partial<Passport>;
  withheld: WithheldProperty[];
  /** Id of the battery; absent for a model. */
  id?: string;
  /** It was recycled, so its passport has ended (2023/1542 Art. 77(8)). */
  ended?: boolean;
  /** The moment the passport is shown as of; absent when that is now. */
  asOf?: string;
  /** Id of the record of its model. */
  modelId?: string;
  /** The model it belongs to, for link sets, where its code names an article. */
  model?: Shown;
}

/** A battery reduced to what somebody may see of it outside GraphQL. */
export interface ShownBattery extends Shown {
  id: string;
}

/** The battery these keys lead to, as the context's viewer may see it; undefined when they lead to none. */
export async function showBattery(context: Context, keys: readonly string[]): Promise<ShownBattery | undefined> {
  const battery = await findBattery(context, keys);
  return battery && shown(context, battery);
}

/** Those of these ids that are batteries, read together, as the context's viewer may see them; by id. */
export async function showBatteries(context: Context, ids: readonly string[]): Promise<Map<string, ShownBattery>> {
  const found = await Promise.all(ids.map((id) => context.load<Battery>('battery', id)));
  const batteries = found.filter((battery) => battery !== undefined);
  const views = await Promise.all(batteries.map((battery) => shown(context, battery)));
  return new Map(views.map((view) => [view.id, view]));
}

/** One battery as it was at a moment (RFC 3339 in UTC); undefined also when it had no passport then. */
export async function showBatteryAsOf(
  context: Context,
  keys: readonly string[],
  at: string,
): Promise<ShownBattery | Refusal | undefined> {
  const battery = await findBattery(context, keys);
  const then = battery && (await passportAsOf(context, battery, at));
  if (!battery || !then || 'code' in then) return then as Refusal | undefined;
  return { ...frame(context, battery), passport: then.visible, withheld: then.withheld, asOf: at };
}

/** The battery itself that keys lead to, for who goes on to reduce it. */
export async function findBattery(
  context: Context,
  keys: readonly string[],
): Promise<SubjectView<Battery> | undefined> {
  const found = await context.storage.findByKeys(keys);
  const subject = keys.map((key) => found.get(key)).find((candidate) => candidate?.kind === 'battery');
  return subject && context.load<Battery>('battery', subject.id);
}

async function shown(context: Context, battery: SubjectView<Battery>): Promise<ShownBattery> {
  const { visible, withheld } = await passportView(context, battery);
  return { ...frame(context, battery), passport: visible, withheld };
}

/** What is the same at any time. That a passport has ended is said of its past as well. */
function frame({ publicUrl }: Context, { state }: SubjectView<Battery>) {
  const { id, uniqueIdentifier, recordStatus, model } = state;
  return {
    id,
    uniqueIdentifier,
    link: ownLink(publicUrl, state),
    ...(model && { modelId: model }),
    ...(recordStatus === 'ceased' && { ended: true }),
  };
}

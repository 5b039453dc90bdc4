import { accessView } from '#schemas/access-view.ts';
import { encodeURIComponentStrictly } from '#schemas/gs1/digital-link.ts';
import type { Passport } from '#schemas/passport.ts';
import type { Context } from '../asking/context.ts';
import { audiencesFor } from '../asking/visibility.ts';
import type { BatteryModel } from '../models/state/model.ts';
import type { Battery } from '../passports/state/battery.ts';
import type { Shown } from './shown-battery.ts';

/** What a Digital Link without a serial number names: an article, or a batch of it. */
export interface Article {
  gtin: string;
  batch?: string;
}

/** Units looked at to learn which model an article is; all of one article are of the same. */
const fewUnits = 20;

/**
 * The model behind an article number, with what is said of all its units (2023/1542 Annex XIII points 1 to 3 are model
 * data); undefined when no unit of it has a passport here. A batch has no data of its own, so it shows those of its model,
 * as GS1 has a resolver walk up to the next level that knows something.
 * @param id of the model's record where a unit has told it, so that nobody has to look for it
 */
export async function showModel(context: Context, { gtin, batch }: Article, id?: string): Promise<Shown | undefined> {
  const model = id ? (await context.load<BatteryModel>('model', id))?.state : await modelOf(context, gtin);
  if (!model) return undefined;
  // With a unit its read was noted; a model by itself is one too.
  if (!id) context.noteRead(model.id);
  const audiences = audiencesFor(context.viewer, { operator: model.organisation });
  const { visible, withheld } = accessView(model.passport as Passport, audiences);
  const link = `${context.publicUrl}/01/${gtin}${batch === undefined ? '' : `/10/${encodeURIComponentStrictly(batch)}`}`;
  return { uniqueIdentifier: link, link, passport: visible, withheld };
}

/** Two firms may give out units of one article; whoever was first speaks for it. */
async function modelOf(context: Context, gtin: string): Promise<BatteryModel | undefined> {
  const units = await context.storage.keysStartingWith(`gs1:01/${gtin}/21/`, fewUnits);
  const ids = units.flatMap(({ subject }) => (subject.kind === 'battery' ? [subject.id] : []));
  const batteries = await context.ledger.views.subjects<Battery>('battery', ids);
  const named = [...batteries.values()].flatMap(({ state }) => state.model ?? []);
  const models = await context.ledger.views.subjects<BatteryModel>('model', named);
  const states = [...models.values()].map(({ state }) => state);
  return states.sort((a, b) => (a.registeredAt < b.registeredAt ? -1 : 1))[0];
}

import { elementsOfObject } from '#schemas/foreign/en-18223/elements.ts';
import { dictionary } from '#schemas/foreign/lines/own-sections.ts';
import type { Passport } from '#schemas/passport.ts';
import type { Refusal } from '#schemas/refusal.ts';
import type { Context } from '../../asking/context.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import type { Organisation } from '../../organisations/state/organisation.ts';
import { passportAsOf } from '../../passports/shown/as-of.ts';
import { type PassportView, passportView } from '../../passports/shown/passport-view.ts';
import { visibleUpdate } from '../../passports/shown/updated-at.ts';
import type { Battery } from '../../passports/state/battery.ts';

/** The two forms of EN 18222 §8.1. */
export type Representation = 'compressed' | 'full';

/** A passport with the envelope EN 18223 Table 1 puts around it. */
export interface Dpp {
  envelope: Record<string, unknown>;
  view: PassportView;
}

/** The passport of a battery as the viewer may see it, now. */
export async function dppOf(context: Context, battery: SubjectView<Battery>): Promise<Dpp> {
  const view = await passportView(context, battery);
  const { recordStatus } = battery.state;
  const envelope = await envelopeOf(context, battery, view.visible, {
    dppStatus: statusWords[recordStatus],
    lastUpdated: await visibleUpdate(context, battery.state),
  });
  return { envelope, view };
}

/** The same as it stood at a moment; undefined when there was none yet. */
export async function dppAsOf(
  context: Context,
  battery: SubjectView<Battery>,
  at: string,
): Promise<Dpp | Refusal | undefined> {
  const then = await passportAsOf(context, battery, at);
  if (!then || 'code' in then) return then;
  const envelope = await envelopeOf(context, battery, then.visible, {
    dppStatus: statusWords[then.battery.recordStatus],
    lastUpdated: await visibleUpdate(context, battery.state, then.battery),
  });
  return { envelope, view: then };
}

/** EN 18223 Table 1: `active` and `archived` are its words for what our ledger calls alive and ceased. */
const statusWords = { active: 'active', ceased: 'archived' } as const;

async function envelopeOf(
  context: Context,
  { state }: SubjectView<Battery>,
  { general }: Partial<Passport>,
  dated: { dppStatus: string; lastUpdated: string },
) {
  const facility = general?.manufacturingPlace?.identifier;
  return {
    digitalProductPassportId: state.passportId,
    uniqueProductIdentifier: state.uniqueIdentifier,
    granularity: 'item',
    dppSchemaVersion: 'EN 18223:2026',
    ...dated,
    economicOperatorId: general?.operator?.identifier ?? (await issuerId(context, state)),
    ...(facility && { facilityId: facility }),
    contentSpecificationIds: [dictionary],
  };
}

/** Who placed it on the market. Who answers now may be somebody else, but that would tell its status. */
async function issuerId({ load, publicUrl }: Context, { issuer }: Battery): Promise<string> {
  const firm = await load<Organisation>('organisation', issuer);
  return firm?.state.gln ?? `${publicUrl}/organisations/${issuer}`;
}

/** As it is sent: the elements by name, or each saying itself what it is. What is withheld is named in both. */
export function written({ envelope, view }: Dpp, representation: Representation): object {
  const { visible, withheld } = view;
  const said = representation === 'full' ? { elements: elementsOfObject(visible) } : visible;
  return { ...envelope, ...said, ...(withheld.length > 0 && { withheld }) };
}

import type { Condition, DatedValue, Harm } from '../../../generated/types.ts';
import { incomplete, pruned, type Written } from '../../lines/draft.ts';
import { sensorLines } from '../../lines/sensor-lines.ts';
import { batteryLink, firmLink, placeLink, type Story, type ToldEntry, told } from '../../lines/story.ts';
import { type Activity, activityOf, activityScheme, named, untpContext } from '../terms.ts';

/**
 * The history of a battery as UNTP 0.7.0 Digital Traceability Event: one unsigned credential with the events that change
 * the product or its place. The issuer is who answers for the battery now. An event whose place was withheld is not told, as
 * UNTP makes the place mandatory; it is named.
 */
export function writeUntpEvents(story: Story): Written {
  const issuer = story.entries.findLast(({ organisation }) => organisation !== undefined)?.organisation;
  if (issuer === undefined) return incomplete('UNTP Digital Traceability Event', ['general.operator']);
  const events: object[] = [];
  const omitted: { part: string; missing: string[] }[] = [];
  for (const entry of story.entries) {
    // The format has no word for what was declared wrong: what did not happen is not told, the rest as it counts now.
    if (entry.corrected?.struck) continue;
    const activity = activityOf(entry.type);
    const event = activity && eventOf(entry, activity, story);
    if (event) events.push(pruned(event));
    else omitted.push({ part: `${entry.type} ${entry.occurredAt}`, missing: [] });
  }
  const document = {
    type: ['DigitalTraceabilityEvent', 'VerifiableCredential'],
    '@context': untpContext,
    id: `urn:kreispass:history:${story.battery.id}:${story.entries.at(-1)?.position ?? 0}`,
    issuer: { ...named('Party', firmLink(story, issuer), story.firms.get(issuer)), type: ['CredentialIssuer'] },
    validFrom: story.updatedAt,
    name: `History of the battery ${story.battery.uniqueIdentifier}`,
    credentialSubject: events,
  };
  return { document, omitted };
}

function eventOf(entry: ToldEntry, activity: Activity, story: Story): object | undefined {
  const told = parts[activity.kind](entry, activity, story);
  if (!told) return undefined;
  return {
    type: [activity.kind, 'LifecycleEvent'],
    id: `urn:kreispass:entry:${story.battery.id}:${entry.position}`,
    name: activity.name,
    description: descriptionOf(entry),
    eventDate: entry.occurredAt,
    sensorData: sensorDataOf(entry),
    activityType: { code: entry.type, name: activity.name, schemeId: activityScheme, schemeName: 'Kreispass' },
    relatedParty: partiesOf(entry, story),
    ...told,
  };
}

type Part = (entry: ToldEntry, activity: Activity, story: Story) => object | undefined;

const parts: Record<Activity['kind'], Part> = {
  MakeEvent(entry, { disposition }, story) {
    const madeAtFacility = facility(entry.organisation, story);
    if (!madeAtFacility) return undefined;
    const { successor, predecessors, sharePercent } = entry.data as Made;
    const own = product(batteryLink(story), disposition, entry.type === 'BatteryConsumed' ? sharePercent : undefined);
    const before = (predecessors ?? []).map((each) =>
      product(batteryLink(story, each.battery), 'consumed', each.sharePercent),
    );
    const isGone = entry.type === 'BatteryConsumed' || entry.type === 'BatteryRecycled';
    return {
      inputProduct: isGone ? [own] : before,
      outputProduct: isGone ? (successor ? [product(batteryLink(story, successor), 'new')] : []) : [own],
      madeAtFacility,
    };
  },
  ModifyEvent(entry, { disposition }, story) {
    const modifiedAtFacility = facility(entry.organisation, story);
    if (!modifiedAtFacility) return undefined;
    return { modifiedProduct: [product(batteryLink(story), disposition ?? 'active')], modifiedAtFacility };
  },
  MoveEvent(entry, { disposition }, story) {
    const { from, to, handoff } = told(entry, 'CustodyTransferred');
    const [fromFacility, toFacility] = [facility(from, story), facility(to, story)];
    if (!fromFacility || !toFacility) return undefined;
    return {
      movedProduct: [product(batteryLink(story), disposition)],
      fromFacility,
      toFacility,
      consignmentId: handoff && `urn:kreispass:handoff:${handoff}`,
    };
  },
};

interface Made {
  successor?: string;
  sharePercent?: number;
  predecessors?: { battery: string; sharePercent: number }[];
}

function product(id: string, disposition: string | undefined, sharePercent?: number): object {
  return {
    product: { type: ['Product'], id, name: id, idGranularity: 'item' },
    quantity: sharePercent === undefined ? undefined : { value: sharePercent, unit: 'P1' },
    disposition,
  };
}

function facility(firm: string | undefined, story: Story): object | undefined {
  return firm === undefined ? undefined : named('Facility', placeLink(story, firm), story.firms.get(firm));
}

/** Who acted, and between whom something passed. */
function partiesOf(entry: ToldEntry, story: Story): object[] | undefined {
  const { from, to, recipient } = entry.data as { from?: string; to?: string; recipient?: string };
  const isFirm = entry.type === 'CustodyTransferred' || entry.type === 'ResponsibilityTransferred';
  const roles: [role: string, firm: string | undefined][] = [
    ['operator', entry.organisation],
    ['consignor', isFirm ? from : undefined],
    ['consignee', isFirm ? to : recipient],
  ];
  const known = roles.flatMap(([role, firm]) =>
    firm === undefined ? [] : [{ role, party: named('Party', firmLink(story, firm), story.firms.get(firm)) }],
  );
  return known.length > 0 ? known : undefined;
}

function sensorDataOf(entry: ToldEntry): object[] | undefined {
  const { condition, latest } = entry.data as { condition?: Condition; latest?: Record<string, DatedValue> };
  const data = sensorLines.flatMap(({ property, uom }) => {
    const value = condition?.[property] ?? latest?.[property]?.value;
    if (typeof value !== 'number') return [];
    const metric = { type: ['PerformanceMetric'], id: activityScheme + property, name: property };
    return [{ metric, measure: [{ value, unit: uom }] }];
  });
  return data.length > 0 ? data : undefined;
}

/** What was done, in the words of who did it. */
function descriptionOf(entry: ToldEntry): string | undefined {
  const { description, findings, reason, operation, process, note } = entry.data as Record<string, string | undefined>;
  const { events } = entry.data as { events?: Harm[] };
  const harm = events?.map(({ kind, occurredAt }) => `${kind} ${occurredAt}`).join(', ');
  return description ?? findings ?? reason ?? operation ?? process ?? note ?? harm;
}

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Component } from '#api/components/state/component.ts';
import type { Handoff } from '#api/handoffs/state/handoff.ts';
import type { SubjectKind } from '#api/ledger/entry.ts';
import { newId } from '#api/ledger/new-id.ts';
import type { Battery, BatteryStatus } from '#api/passports/state/battery.ts';
import { record } from '#api/record/record.ts';
import type { Commands } from '#schemas/generated/types.ts';
import { anInstallation, type FirmName, type Installation } from './installation.ts';

let region: Installation;
beforeAll(async () => {
  region = await anInstallation();
});
afterAll(() => region.close());

const handlers = ['dismantler', 'workshop', 'selectedRecycler', 'secondLife', 'takeBack', 'manufacturer'] as const;
/** Whoever happens to try, or, mostly, the firm that has the thing or is the party to act. */
const firm = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<FirmName>(...handlers) },
  { weight: 3, arbitrary: fc.constant('fitting' as const) },
);
const receiver = fc.constantFrom<FirmName>(...handlers, 'selectedRecycler', 'takeBack', 'secondLife');
const thing = fc.integer({ min: 0, max: 2 });
const slip = fc.integer({ min: 0, max: 2 });
const purpose = fc.constantFrom<Commands['offerHandoff']['purpose']>(
  'recycling',
  'storage',
  'repurposing',
  'remanufacturing',
  'reUse',
);
const condition = fc.constantFrom<'intact' | 'damaged' | 'critical'>('intact', 'damaged', 'critical');

/** What firms try, in any order and on anything: most of it is refused. */
const attempt = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('remove' as const), firm, thing, condition }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('offer' as const), firm, thing, receiver, purpose }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('accept' as const), firm, slip }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('refuse' as const), firm, slip }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('withdraw' as const), firm, slip }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('dispatch' as const), firm, slip }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('receive' as const), firm, slip }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('declareWaste' as const), firm, thing }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('report' as const), firm, thing, condition }) },
);
type Attempt = typeof attempt extends fc.Arbitrary<infer Value> ? Value : never;

interface World {
  batteries: string[];
  handoffs: string[];
}

let sent = 0;

/** Sends what was thought of; answers whether it was recorded. */
async function tryOut(world: World, tried: Attempt): Promise<boolean> {
  const battery = 'thing' in tried ? (world.batteries[tried.thing] as string) : '';
  const handoff = 'slip' in tried ? (world.handoffs.at(-1 - tried.slip) ?? newId()) : '';
  const by = tried.firm === 'fitting' ? await fitting(tried.does, battery, handoff) : tried.firm;
  const context = region.service.context(region.viewer(by));
  sent += 1;
  const commandId = `invariant-${sent}`;
  const send = () => {
    switch (tried.does) {
      case 'remove':
        return record.registerRemoval(context, {
          commandId,
          battery,
          condition: { condition: tried.condition },
          massKg: 400,
        });
      case 'report':
        return record.recordCondition(context, { commandId, battery, condition: { condition: tried.condition } });
      case 'declareWaste':
        return record.declareWaste(context, {
          commandId,
          battery,
          recipientKind: 'selectedWasteOperator',
          recipient: region.id.selectedRecycler,
        });
      case 'offer': {
        const id = newId();
        return record.offerHandoff(context, {
          commandId,
          id,
          items: [battery],
          receiver: region.id[tried.receiver],
          purpose: tried.purpose,
        });
      }
      case 'accept':
        return record.acceptHandoff(context, { commandId, handoff });
      case 'refuse':
        return record.refuseHandoff(context, { commandId, handoff, reason: 'Kein Platz.' });
      case 'withdraw':
        return record.withdrawHandoff(context, { commandId, handoff, reason: 'Doch nicht.' });
      case 'dispatch':
        return record.dispatchHandoff(context, {
          commandId,
          handoff,
          massKg: 400,
          carrier: 'Spedition Muster',
          packedAsAdvised: true,
        });
      case 'receive':
        return record.receiveHandoff(context, { commandId, handoff, massKg: 400 });
    }
  };
  const outcome = await send();
  if ('code' in outcome) return false;
  const offered = outcome.commit.entries.find(({ type }) => type === 'HandoffOffered');
  if (offered) world.handoffs.push(offered.id);
  return true;
}

async function fitting(does: Attempt['does'], battery: string, handoff: string): Promise<FirmName> {
  const slip = await stateOf<Handoff>('handoff', handoff);
  const custodian = (await stateOf<Battery>('battery', battery))?.custodian;
  const organisation = does === 'withdraw' || does === 'dispatch' ? slip?.sender : (slip?.receiver ?? custodian);
  return handlers.find((name) => region.id[name] === organisation) ?? 'dismantler';
}

async function stateOf<State extends object>(kind: SubjectKind, id: string): Promise<State | undefined> {
  return (await region.service.ledger.views.subject<State>(kind, id))?.state;
}

const open = ['offered', 'accepted', 'dispatched'];

/** What has to hold after every step, whatever was tried. */
async function check(world: World, before: Map<string, BatteryStatus>): Promise<void> {
  const handoffs = await Promise.all(world.handoffs.map((id) => stateOf<Handoff>('handoff', id)));
  const openHandoffs = handoffs.filter(
    (handoff) => handoff !== undefined && open.includes(handoff.status),
  ) as Handoff[];
  for (const id of world.batteries) {
    const battery = (await stateOf<Battery>('battery', id)) as Battery;
    const holding = openHandoffs.filter(({ items }) => items.some((item) => item.id === id));
    expect(holding.length, 'open handoffs of one battery').toBeLessThanOrEqual(1);
    expect(battery.openHandoff, 'the battery knows its open handoff').toBe(holding[0]?.id);
    if (holding[0]) expect(battery.custodian, 'what is being handed over is with its sender').toBe(holding[0].sender);
    expect(battery.custodian !== undefined, 'a custodian exactly when it was removed').toBe(
      battery.removal !== undefined,
    );
    if (before.get(id) === 'waste') expect(battery.status, 'waste stays waste').toBe('waste');
    if (battery.status === 'waste')
      expect(battery.operator, 'somebody else answers for waste').not.toBe(battery.issuer);
    else expect(battery.operator).toBe(battery.issuer);
    before.set(id, battery.status);
  }
}

describe('Whatever firms try', () => {
  it('2023/1542 Art. 77 · a battery is in one pair of hands and one open handoff, and waste stays waste', async () => {
    const recorded: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 40, maxLength: 60 }), async (attempts) => {
        const batteries = await Promise.all([0, 1, 2].map(() => region.issued()));
        const world: World = { batteries, handoffs: [] };
        const statuses = new Map<string, BatteryStatus>();
        for (const tried of attempts) {
          if (await tryOut(world, tried)) recorded.push(tried.does);
          await check(world, statuses);
        }
      }),
      { numRuns: 100, seed: 20261120 },
    );
    // Otherwise the attempts would be too wild to mean anything.
    const kinds: Attempt['does'][] = [
      'remove',
      'offer',
      'accept',
      'refuse',
      'withdraw',
      'dispatch',
      'receive',
      'declareWaste',
      'report',
    ];
    for (const kind of kinds) expect(recorded.filter((done) => done === kind).length, kind).toBeGreaterThan(5);
  }, 60_000);

  it('2023/1542 Art. 78(g) · what the views say is what the ledger says', async () => {
    const { ledger, storage } = region.service;
    const shown = async () => {
      const found = await Promise.all(
        (['battery', 'handoff', 'vehicle', 'model'] as const).map((kind) => storage.search(kind, {}, { first: 1000 })),
      );
      return found
        .flat()
        .map(({ kind, id, version, state, keys, columns }) => ({ kind, id, version, state, keys, columns }));
    };
    const before = await shown();
    await ledger.rebuild();
    expect(await shown()).toEqual(before);
    expect(before.length).toBeGreaterThan(50);
  });

  it('2023/1542 Art. 77(3) · of many offers of one thing at once exactly one stands', async () => {
    const battery = await region.removed('workshop');
    const component = newId();
    const vehicle = newId();
    await region.does('dismantler', 'receiveVehicle', { id: vehicle, vin: 'WVWZZZE1ZMP000099' });
    await region.does('dismantler', 'registerComponent', { id: component, vehicle, kind: 'other', title: 'Anlasser' });
    const offer = (by: FirmName, item: string) =>
      region.does(by, 'offerHandoff', { items: [item], receiver: region.id.secondLife, purpose: 'storage' });
    for (const [by, item] of [
      ['workshop', battery],
      ['dismantler', component],
    ] as const) {
      const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => offer(by, item)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    expect((await stateOf<Component>('component', component))?.openHandoff).toBeDefined();
  });
});

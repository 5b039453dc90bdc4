import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signToken } from '#api/access/tokens.ts';
import { demoViewer } from '#api/demo/load-demo.ts';
import { region } from '#api/demo/region.ts';
import { batteryId } from '#api/demo/story.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { newId } from '#api/ledger/new-id.ts';
import { type DemoApp, type DemoFirm, startDemoApp } from '../subjects/demo-app.ts';

/** Words and numbers that stand nowhere else, so that one look at an answer tells what got out. */
const secrets = {
  holder: 'GEHEIMHALTER',
  place: 'GEHEIMPLATZ',
  vehicleNote: 'GEHEIMNOTIZ',
  removalNote: 'GEHEIMAUSBAU',
  offerNote: 'GEHEIMANGEBOT',
  serial: 'GEHEIMNUMMER',
  health: '77.123',
  cycles: '4711',
} as const;
type Secret = keyof typeof secrets | 'vin' | 'custodian' | 'handoff';

const vehicle = demoVehicles[2] as (typeof demoVehicles)[number];
const battery = batteryId(vehicle);
const car = newId();
const component = newId();
const handoff = newId();
let app: DemoApp;
let positions: number[];

/** A dismantler takes a vehicle apart and offers what came out of it to a recycler. Nobody else has to do with it. */
beforeAll(async () => {
  app = await startDemoApp();
  const { holder, place, vehicleNote, removalNote, offerNote, serial } = secrets;
  const before = (await app.service.ledger.head()).size;
  const received = { id: car, vin: vehicle.vin, holder: { name: holder }, storagePlace: place, note: vehicleNote };
  await app.say('dismantler', 'receiveVehicle', received);
  const measured = { condition: 'DAMAGED', stateOfHealthPercent: 77.123, stateOfHealthKind: 'SOCE', fullCycles: 4711 };
  await app.say('dismantler', 'recordCondition', { battery, condition: measured });
  const removal = { battery, vehicle: car, condition: { condition: 'CRITICAL' }, note: removalNote };
  await app.say('dismantler', 'registerRemoval', { ...removal, storagePlace: place });
  const part = { id: component, vehicle: car, kind: 'GLASS', title: 'Scheibe', serialNumber: serial };
  await app.say('dismantler', 'registerComponent', { ...part, storagePlace: place });
  const offer = { id: handoff, receiver: region.recycler.id, items: [battery, component], purpose: 'RECYCLING' };
  expect((await app.say('dismantler', 'offerHandoff', { ...offer, note: offerNote })).code).toBeUndefined();
  const { size } = await app.service.ledger.head();
  positions = Array.from({ length: size - before }, (_, index) => before + index);
}, 60_000);
afterAll(() => app.close());

const history = 'history(first: 50) { type data withheld organisation { id } }';
const handoffFields = `id note number sender { id } receiver { id } items { ... on Battery { id } } ${history}`;
const vehicleFields = `id vin storagePlace note firstRegisteredOn holder { name } receivedBy { id } ${history}`;
const componentFields = `id serialNumber storagePlace custodian { id } openHandoff { ${handoffFields} }
  vehicle { ${vehicleFields} } ${history}`;
const batteryFields = `id state: status custodian { id } installedIn { ${vehicleFields} } installedInVin
  removal { note storagePlace massKg organisation { id } vehicle { ${vehicleFields} } }
  openHandoff { ${handoffFields} } handoffs { ${handoffFields} }
  condition { measuredAt stateOfHealthPercent fullCycles organisation { id } }
  performance { cycles { value recordedBy } stateOfCertifiedEnergy { value recordedBy } } ${history}`;

/** Every way to the four things there is. */
const ways: Record<string, (code: string) => [string, object]> = {
  battery: () => [`query ($id: ID!) { battery(id: $id) { ${batteryFields} } }`, { id: battery }],
  vehicle: () => [
    `query ($id: ID!) { vehicle(id: $id) { ${vehicleFields} batteries { ${batteryFields} } } }`,
    { id: car },
  ],
  component: () => [`query ($id: ID!) { component(id: $id) { ${componentFields} } }`, { id: component }],
  handoff: () => [`query ($id: ID!) { handoff(id: $id) { ${handoffFields} } }`, { id: handoff }],
  scan: (code) => [
    `query ($code: String!) { scan(code: $code) {
      ... on Battery { ${batteryFields} } ... on Vehicle { ${vehicleFields} }
      ... on Component { ${componentFields} } ... on Handoff { ${handoffFields} }
    } }`,
    { code },
  ],
};

/** All secrets that reach somebody by any of the ways, by the resolver or on a label. */
async function seenBy(firm: DemoFirm | undefined): Promise<Set<Secret>> {
  const texts = await Promise.all([
    ...Object.entries(ways)
      .filter(([name]) => name !== 'scan')
      .map(async ([, way]) => JSON.stringify(await app.ask(firm, ...way('')))),
    ...[battery, car, component, handoff].map(async (code) =>
      JSON.stringify(await app.ask(firm, ...(ways.scan as (typeof ways)[string])(code))),
    ),
    ...[`/b/${battery}`, `/labels/${battery}.svg`, `/labels/${component}.svg`].map((path) => get(firm, path)),
  ]);
  return secretsIn(texts.join('\n'));
}

function secretsIn(text: string): Set<Secret> {
  const all = { ...secrets, vin: vehicle.vin, custodian: region.dismantler.id, handoff } as Record<Secret, string>;
  // Asking for the vehicle by its own id gets that id back; the VIN is what leads to its holder.
  return new Set((Object.keys(all) as Secret[]).filter((name) => text.includes(all[name])));
}

async function get(firm: DemoFirm | undefined, path: string): Promise<string> {
  const headers = { accept: 'application/json, */*', ...(firm && { authorization: `Bearer ${await tokenOf(firm)}` }) };
  return (await fetch(`${app.url}${path}`, { headers })).text();
}

function tokenOf(firm: DemoFirm): Promise<string> {
  const { organisation, roles } = demoViewer(app.service, region[firm]);
  const identity = { kind: 'integration' as const, id: 'integration:test', organisation, roles };
  const { keys, now } = app.service;
  return signToken(keys, app.url, { ...identity, admin: false, operator: false }, 600, now());
}

describe('2023/1542 Art. 77(2)', () => {
  it('· the public sees nothing of where a battery is, how it is and who had it', async () => {
    expect(await seenBy(undefined)).toEqual(new Set());
  });

  it.each(['workshopPlagwitz', 'secondLife', 'takeBack'] as const)(
    '· %s, a firm with a legitimate interest, sees how it is, but neither who has it nor where it was',
    async (firm) => {
      expect(await seenBy(firm)).toEqual(new Set(['health', 'cycles', 'serial']));
    },
  );

  it('· an authority supervises firms and their goods, but sees neither state of health nor the last holder', async () => {
    const seen = await seenBy('authority');
    for (const hidden of ['health', 'cycles', 'holder'] as const) expect(seen).not.toContain(hidden);
    expect(seen).toContain('custodian');
  });

  it('· the receiver of an offer sees the goods, but not the papers and the holder of the vehicle', async () => {
    const seen = await seenBy('recycler');
    for (const shown of ['health', 'offerNote', 'custodian', 'handoff'] as const) expect(seen).toContain(shown);
    for (const hidden of ['holder', 'vehicleNote'] as const) expect(seen).not.toContain(hidden);
  });

  it('· only who has the vehicle sees its last holder', async () => {
    expect(await seenBy('dismantler')).toContain('holder');
  });
});

describe('2023/1542 Art. 77(2) · What is hidden', () => {
  it.each([undefined, 'workshopPlagwitz'] as const)('looks to %s as if it were not there', async (firm) => {
    const ask = async (id: string) =>
      (await app.ask(firm, 'query ($id: ID!) { handoff(id: $id) { id } }', { id })).handoff;
    expect(await ask(handoff)).toEqual(await ask(newId()));
    const scanning =
      'query ($code: String!) { scan(code: $code) { __typename ... on UnknownCode { reason { code message } } } }';
    const scan = (code: string) => app.ask(firm, scanning, { code });
    expect(await scan(handoff)).toEqual(await scan(newId()));
    if (firm) return;
    expect(await scan(car)).toEqual(await scan(newId()));
    expect(await scan(vehicle.vin)).toEqual(await scan('WVWZZZ1KZAW999999'));
    expect(await scan(component)).toEqual(await scan(newId()));
  });

  it('is not counted either', async () => {
    const counts = `{ vehicles(filter: { text: "${vehicle.vin}" }) { totalCount }
      components(filter: { vehicle: "${car}" }) { totalCount } handoffs { edges { node { id } } } }`;
    const seen = await app.ask('takeBack', counts);
    expect(seen).toEqual({ vehicles: { totalCount: 0 }, components: { totalCount: 0 }, handoffs: { edges: [] } });
    for (const list of ['batteries', 'vehicles', 'components', 'handoffs', 'organisations']) {
      const [error] = await app.askForErrors(undefined, `{ ${list} { edges { cursor } } }`);
      expect(error?.extensions.code).toBe('UNAUTHENTICATED');
    }
  });

  it('cannot be found out by a filter on what one may not see', async () => {
    const [error] = await app.askForErrors('authority', '{ batteries(filter: { status: WASTE }) { totalCount } }');
    expect(error?.extensions.code).toBe('FORBIDDEN');
  });

  it('does not stand in proofs: strangers get none, others the hash of what they may not read', async () => {
    for (const position of positions) {
      expect(await get(undefined, `/proofs/${position}.json`)).toContain('UNAUTHENTICATED');
      const proof = await get('takeBack', `/proofs/${position}.json`);
      const seen = secretsIn(proof);
      for (const hidden of ['holder', 'place', 'vin', 'custodian', 'handoff', 'offerNote'] as const) {
        expect(seen).not.toContain(hidden);
      }
      expect(secretsIn(await get('dismantler', `/proofs/${position}.json`))).not.toContain('holder');
    }
  });

  it('is not told by the moment it happens', async () => {
    const stranger = listenAsNobody(`subscription { batteryChanged(id: "${battery}") { model } }`);
    const heard = await stranger.started;
    const measured = { condition: 'CRITICAL', fullCycles: 4712 };
    expect((await app.say('dismantler', 'recordCondition', { battery, condition: measured })).code).toBeUndefined();
    // Something everybody may see follows, so that waiting for it shows that nothing came before.
    const patch = { general: { modelName: 'Für alle zu sehen' } };
    const revised = await app.say('manufacturer', 'revisePassport', { battery, reason: 'Test', patch });
    expect(revised.code).toBeUndefined();
    expect(await stranger.firstValue(heard)).toEqual({ batteryChanged: { model: 'Für alle zu sehen' } });
    stranger.leave();
  });

  function listenAsNobody(query: string) {
    const leave = new AbortController();
    const started = fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
      signal: leave.signal,
    });
    return {
      started,
      leave: () => leave.abort(),
      async firstValue(response: Response): Promise<unknown> {
        const decoder = new TextDecoder();
        let text = '';
        for await (const chunk of response.body as ReadableStream<Uint8Array>) {
          text += decoder.decode(chunk, { stream: true });
          const value = /event: next\ndata: (.*)\n\n/.exec(text)?.[1];
          if (value) return JSON.parse(value).data;
        }
        throw new Error(`The stream ended without a value: ${text}`);
      },
    };
  }
});

describe('People and devices of a firm', () => {
  it('are shown to its admins only', async () => {
    const query = '{ me { members { email } devices { name } } }';
    const { data } = await app.graphql(query, {}, await tokenOf('dismantler'));
    expect(data.me).toEqual({ members: [], devices: [] });
    expect((await app.ask('recycler', query)).me.members).toEqual([
      { email: expect.stringContaining(region.recycler.login) },
    ]);
    expect((await app.ask(undefined, query)).me).toBeNull();
  });

  it('cannot be removed, revoked or found out by other firms', async () => {
    const { me } = await app.ask('dismantler', '{ me { members { id } } }');
    const removed = await app.say('recycler', 'removeMember', { member: me.members[0].id });
    const unknown = await app.say('recycler', 'removeMember', { member: newId() });
    expect(removed).toEqual(unknown);
    const revoked = await app.say('recycler', 'revokeDevice', { device: newId() });
    expect(revoked).toMatchObject({ code: 'DEVICE_UNKNOWN' });
    expect(await app.ask('dismantler', `mutation { eraseHolder(vehicle: "${newId()}") }`)).toEqual({
      eraseHolder: false,
    });
    expect(await app.ask('recycler', `mutation { eraseHolder(vehicle: "${car}") }`)).toEqual({ eraseHolder: false });
  });
});

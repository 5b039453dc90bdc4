import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { type LabelContent, labelSvg } from '#schemas/label/label.ts';
import { labelOfBattery, labelOfComponent } from '#web-kit/label.ts';
import { type BatteryRecord, type ComponentRecord, documents, fragments } from '#web-kit/records.ts';
import { language } from '#web-kit/texts/language.ts';
import { startApp, type TestApp } from '../../api/test/api/start-app.ts';
import { issueBattery } from '../../api/test/http/a-demo-battery.ts';

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.tokenFor('dismantler');
});
afterAll(() => app?.close());

/** The label as the service draws it, for somebody or everybody. */
async function fromService(id: string, bearer?: string, lang = 'de'): Promise<string> {
  const asked = bearer ? { headers: { authorization: `Bearer ${bearer}` } } : {};
  return (await fetch(`${app.url}/labels/${id}.svg?lang=${lang}`, asked)).text();
}

async function batteryRecord(id: string): Promise<BatteryRecord> {
  const { data } = await app.graphql<{ battery: BatteryRecord }>(documents.battery, { id }, token);
  return data.battery;
}

/** As the device draws it, in German and English. */
function drawn(make: () => LabelContent): string[] {
  return (['de', 'en'] as const).map((shown) => {
    language.value = shown;
    return labelSvg(make());
  });
}

const bothFromService = async (id: string) => [await fromService(id, token, 'de'), await fromService(id, token, 'en')];

async function recorded(mutation: string, input: object): Promise<void> {
  const { data, errors } = await app.graphql(mutation, { input }, token);
  expect(errors).toEqual([]);
  expect(Object.values(data)).toEqual([{ __typename: expect.stringMatching(/Success$/) }]);
}

describe('F10 · The label of the same thing is the same from a device and from the service', () => {
  it('for a battery, with its warning, trade name and heavy metals, and for everybody without the warning', async () => {
    const id = await issueBattery(app, (passport) => {
      passport.symbols = { ...passport.symbols, heavyMetals: ['Pb'] };
      Object.assign(passport.general.manufacturer ?? {}, { tradeName: 'Kreiszell' });
    });
    const record = await batteryRecord(id);
    const [german, english] = drawn(() => labelOfBattery(record));
    expect([german, english]).toEqual(await bothFromService(id));
    for (const text of ['Nicht beurteilt · P908', 'Serien-Nr. ', 'Kreiszell', '>Pb<']) expect(german).toContain(text);
    expect(english).toContain('Not assessed · P908');
    expect(await fromService(id)).not.toContain('Nicht beurteilt');
    expect(await fromService(id, await app.tokenFor('manufacturer'))).not.toContain('Nicht beurteilt');
  });

  it('for a battery that was found damaged', async () => {
    const id = await issueBattery(app);
    await recorded('mutation ($input: RegisterRemovalInput!) { registerRemoval(input: $input) { __typename } }', {
      commandId: newId(),
      battery: id,
      condition: { condition: 'CRITICAL', flags: ['HEAT'] },
    });
    const record = await batteryRecord(id);
    const [german, english] = drawn(() => labelOfBattery(record));
    expect([german, english]).toEqual(await bothFromService(id));
    expect(german).toMatch(/Kritisch · L?P9/);
  });

  it('for a component: kind, mass, part and serial number', async () => {
    const [vehicle, id] = [newId(), newId()];
    await recorded('mutation ($input: ReceiveVehicleInput!) { receiveVehicle(input: $input) { __typename } }', {
      commandId: newId(),
      id: vehicle,
      vin: 'WVWZZZ1JZXW000001',
    });
    const facts = { title: 'Wechselrichter 61 kW', partNumber: 'TN-1', serialNumber: 'SN-7', massKg: 14.25 };
    await recorded('mutation ($input: RegisterComponentInput!) { registerComponent(input: $input) { __typename } }', {
      ...facts,
      commandId: newId(),
      id,
      vehicle,
      kind: 'INVERTER',
    });
    const document = `query ($id: ID!) { component(id: $id) { ...ComponentFields } } ${fragments.component}`;
    const { data } = await app.graphql<{ component: ComponentRecord }>(document, { id }, token);
    const [german, english] = drawn(() => labelOfComponent(data.component));
    expect([german, english]).toEqual(await bothFromService(id));
    for (const text of ['Wechselrichter · 14,25 kg', 'Teile-Nr. TN-1', 'Serien-Nr. SN-7'])
      expect(german).toContain(text);
    for (const text of ['Inverter · 14.25 kg', 'Part no. TN-1', 'Serial no. SN-7']) expect(english).toContain(text);
  });
});

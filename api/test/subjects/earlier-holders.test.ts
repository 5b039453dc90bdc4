import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolvers as componentResolvers } from '#api/components/resolvers.ts';
import { readConfig } from '#api/config.ts';
import { catchUpProgress } from '#api/ledger/catch-up-progress.ts';
import { newId } from '#api/ledger/new-id.ts';
import { openService, type Service } from '#api/open.ts';
import { findBatteries } from '#api/passports/find-batteries.ts';
import { findVehicles } from '#api/vehicles/find-vehicles.ts';
import { anInstallation, type FirmName, type Installation, today } from '../law/installation.ts';

const folder = mkdtempSync(join(tmpdir(), 'kreispass-holders-'));
const databaseUrl = `sqlite:${folder}/kreispass.db`;
let region: Installation;
const ids = { battery: '', component: newId(), vehicle: newId() };
const hands: readonly FirmName[] = ['dismantler', 'workshop', 'secondLife', 'recycler'];

beforeAll(async () => {
  region = await anInstallation(() => today, databaseUrl);
  ids.battery = await region.removed('dismantler');
  await region.does('dismantler', 'receiveVehicle', { id: ids.vehicle, vin: 'WVWZZZ1JZXW000001' });
  const part = { id: ids.component, vehicle: ids.vehicle, kind: 'inverter', title: 'Wechselrichter' } as const;
  await region.does('dismantler', 'registerComponent', part);
  for (const [place, receiver] of hands.slice(1).entries()) await handOver(hands[place] ?? 'dismantler', receiver);
});
afterAll(async () => {
  await region?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function handOver(sender: FirmName, receiver: FirmName): Promise<void> {
  const handoff = newId();
  const items = [ids.battery, ids.component];
  await region.does(sender, 'offerHandoff', { id: handoff, items, receiver: region.id[receiver], purpose: 'storage' });
  await region.does(receiver, 'acceptHandoff', { handoff });
  await region.does(sender, 'dispatchHandoff', { handoff, massKg: 450, carrier: 'Spedition', packedAsAdvised: true });
  await region.does(receiver, 'receiveHandoff', { handoff, massKg: 450 });
}

/** What the lists of a firm hold. */
async function listsOf(firm: FirmName, service: Service = region.service) {
  const context = service.context(region.viewer(firm));
  const idsIn = ({ edges }: { edges: { node: { id: string } }[] }) => edges.map(({ node }) => node.id);
  return {
    batteries: idsIn(await findBatteries(context, {}, {})),
    components: idsIn(await componentResolvers.Query.components(undefined, {}, context)),
    vehicles: idsIn(await findVehicles(context, '', {})),
  };
}

describe('F11 · Who had a thing in hands', () => {
  it('finds it in lists, however many have had it since; who never had it does not', async () => {
    for (const firm of hands)
      expect({ firm, ...(await listsOf(firm)) }).toMatchObject({
        firm,
        batteries: [ids.battery],
        components: [ids.component],
      });
    expect(await listsOf('takeBack')).toEqual({ batteries: [], components: [], vehicles: [] });
  });

  it('counts it once, and finds it among others by status', async () => {
    const context = region.service.context(region.viewer('dismantler'));
    const { totalCount } = await findBatteries(context, { status: 'original' }, {});
    expect(typeof totalCount === 'function' ? await totalCount() : totalCount).toBe(1);
    expect((await findBatteries(context, { status: 'waste' }, {})).edges).toEqual([]);
  });

  it('finds it in a database whose lists were made before, once that is opened', async () => {
    await region.close();
    const database = new DatabaseSync(`${folder}/kreispass.db`);
    database.exec(`
      UPDATE settings SET value = '{"battery":["custodian","previousCustodian"]}' WHERE name = 'columns';
      ALTER TABLE view_battery RENAME COLUMN c_previousCustodians TO c_previousCustodian;
      UPDATE view_battery SET c_previousCustodian = '${region.id.secondLife}';
      DROP TABLE view_battery_many;
      DROP TABLE view_component_many;
      DROP TABLE view_vehicle_many;`);
    database.close();
    const config = readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', DEMO: 'off' });
    const service = await openService(config, () => today);
    const found = await listsOf('dismantler', service);
    await service.close();
    expect(found).toEqual({ batteries: [ids.battery], components: [ids.component], vehicles: [ids.vehicle] });
  });
});

describe('Making current states anew', () => {
  it('says how far it is when there is much to do, and nothing when there is little', () => {
    const lines: string[] = [];
    const tell = catchUpProgress((line) => lines.push(line));
    for (let commit = 200; commit <= 10_000; commit += 200) tell(commit, 10_000);
    expect(lines).toHaveLength(11);
    expect(lines[1]).toBe('Making current states from the ledger: 10 % (1000 of 10000 commits)');
    expect(lines.at(-1)).toContain('100 %');
    const little = catchUpProgress((line) => lines.push(line));
    for (let commit = 9000; commit <= 10_000; commit += 200) little(commit, 10_000);
    expect(lines).toHaveLength(11);
  });
});

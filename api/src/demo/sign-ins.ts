import { randomInt } from 'node:crypto';
import { formatId } from '#schemas/id.ts';
import { createAccount } from '../access/accounts.ts';
import { createEnrolmentCode, type Device } from '../access/devices.ts';
import { hashPassword } from '../access/passwords.ts';
import { accept } from '../ledger/decision.ts';
import type { NewEntry } from '../ledger/entry.ts';
import type { Service } from '../open.ts';
import { demoId } from './demo-id.ts';
import { passportOf } from './passports.ts';
import { type DemoFirm, region } from './region.ts';
import { type DemoVehicle, demoVehicles } from './vehicles.ts';

interface DemoState {
  /** One for all firms of the demo, made on this installation. */
  password: string;
  loaded: boolean;
}

const collection = 'demo';
const stateId = 'state';

export function demoState({ storage }: Service): Promise<DemoState | undefined> {
  return storage.private.get<DemoState>(collection, stateId);
}

/** Chooses the password, once. */
export async function beginDemo({ storage }: Service): Promise<void> {
  await storage.private.insert(collection, stateId, { password: newPassword(), loaded: false } satisfies DemoState);
}

/**
 * Makes a sign-in for each firm and remembers that the demo is complete. Hashing is slow by intention; all have the same
 * password, so it is hashed once.
 */
export async function finishDemo(service: Service): Promise<void> {
  const { storage, now } = service;
  const state = await demoState(service);
  if (!state) throw new Error('The demo was not begun.');
  if (state.loaded) return;
  const passwordHash = await hashPassword(state.password);
  await Promise.all(
    Object.values(region).map(async (firm: DemoFirm) => {
      const member = demoId(`member ${firm.login}`);
      await record(service, firm, { type: 'MemberAdded', data: { member } });
      const operator = firm === region.takeBack;
      const account = { member, organisation: firm.id, name: firm.person, email: loginOf(firm), admin: true, operator };
      await createAccount(storage.private, account, passwordHash, now());
    }),
  );
  await storage.private.put(collection, stateId, { ...state, loaded: true } satisfies DemoState);
}

/** How to sign in as each firm of the demo, as a table for the terminal; undefined where the demo was never loaded. */
export async function demoSignIns(service: Service): Promise<string | undefined> {
  const state = await demoState(service);
  if (!state?.loaded) return undefined;
  const firms = Object.values(region) as DemoFirm[];
  const rows = firms.map((firm) => [loginOf(firm), firm.part.de, firm.part.en]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const { publicUrl } = service.config;
  const code = await kioskCode(service);
  return [
    '',
    `Vorführregion rund um Leipzig – Anmelden auf ${publicUrl}/workshop/ · Demo region – sign in there as`,
    ...rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`),
    `Passwort für alle · password for all: ${state.password}`,
    `Terminal anmelden (eine Stunde gültig) · enrol the kiosk (valid for one hour): ${publicUrl}/station/#enrol=${code}`,
    `  von Hand · by hand: ${formatId(code)}`,
    `Batterie zum Scannen · a battery to scan: ${codeOf(tryOut, publicUrl)}`,
    `  sie steckt in · it is built into: ${tryOut.vin} (${tryOut.make} ${tryOut.model})`,
  ].join('\n');
}

/** Nobody in the story has taken this vehicle in, so everything can be tried on it. */
const tryOut = demoVehicles[17] as DemoVehicle;

function codeOf(vehicle: DemoVehicle, publicUrl: string): string {
  const { gtin, serialNumber } = passportOf(vehicle).general;
  return `${publicUrl}/01/${gtin}/21/${serialNumber}`;
}

/** A code for the first kiosk of the dismantling centre that nobody has enrolled yet. */
async function kioskCode(service: Service): Promise<string> {
  const { storage, now } = service;
  for (let number = 1; ; number++) {
    const device = demoId(`device ${number}`);
    const known = await storage.private.get<Device>('devices', device);
    if (known?.publicJwk || known?.revoked) continue;
    await record(service, region.dismantler, { type: 'DeviceEnrolled', data: { device } });
    const name = `Terminal ${number}`;
    const { enrolmentCode } = await createEnrolmentCode(
      storage.private,
      { device, organisation: region.dismantler.id, name },
      now(),
    );
    return enrolmentCode;
  }
}

/** The ledger learns of a member or device by its random reference alone, as it does from the mutations. */
async function record({ ledger }: Service, firm: DemoFirm, joined: Joined): Promise<void> {
  const [field, id] = joined.type === 'MemberAdded' ? ['member', joined.data.member] : ['device', joined.data.device];
  await ledger.submit({
    commandId: `demo-${field}-${id}`,
    actor: { organisation: firm.id },
    decide: async () => accept({ kind: 'organisation', id: firm.id, ...joined }),
  });
}

type Joined = Pick<NewEntry<'MemberAdded'>, 'type' | 'data'> | Pick<NewEntry<'DeviceEnrolled'>, 'type' | 'data'>;

function loginOf(firm: DemoFirm): string {
  return `${firm.login}@demo.kreispass`;
}

/** Easy to type from a terminal, about 50 random bits. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return `${group()}-${group()}`;
}

import { audiencesOf, defaultAudiences } from '#api/access/audiences.ts';
import type { OrganisationRole, Viewer } from '#api/access/viewer.ts';
import { readConfig } from '#api/config.ts';
import { newId } from '#api/ledger/new-id.ts';
import { openService, type Service } from '#api/open.ts';
import type { Battery } from '#api/passports/state/battery.ts';
import { record } from '#api/record/record.ts';
import type { Commands, Passport } from '#schemas/generated/types.ts';
import type { Refusal } from '#schemas/refusal.ts';

/** A real service on a database in memory if no other is given, and firms that send commands to it. No network, no clients. */
export interface Installation {
  service: Service;
  viewer(firm: FirmName): Viewer;
  /** Sends a command and expects it to be recorded. */
  does<Name extends keyof Commands>(
    firm: FirmName,
    name: Name,
    input: Omit<Commands[Name], 'commandId'>,
  ): Promise<void>;
  /** Sends a command and expects a refusal. */
  fails<Name extends keyof Commands>(
    firm: FirmName,
    name: Name,
    input: Omit<Commands[Name], 'commandId'>,
  ): Promise<Refusal>;
  battery(id: string): Promise<Battery>;
  /** A battery with a passport, built into the vehicle with this VIN. */
  issued(vin?: string, general?: Partial<Passport['general']>): Promise<string>;
  /** One that a firm has taken out. */
  removed(firm: FirmName, vin?: string): Promise<string>;
  id: Record<FirmName, string>;
  close(): Promise<void>;
}

const firms = {
  manufacturer: ['manufacturer'],
  dismantler: ['dismantler'],
  workshop: ['workshop'],
  recycler: ['recycler'],
  selectedRecycler: ['recycler', 'selectedWasteOperator'],
  secondLife: ['secondLifeOperator'],
  takeBack: ['producerResponsibilityOrganisation'],
  authority: ['marketSurveillance'],
} satisfies Record<string, OrganisationRole[]>;
export type FirmName = keyof typeof firms;

export const today = new Date('2026-11-20T10:00:00.000Z');

export async function anInstallation(
  now: () => Date = () => today,
  databaseUrl = 'sqlite::memory:',
): Promise<Installation> {
  const config = readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', DEMO: 'off' });
  const service = await openService(config, now);
  const names = Object.keys(firms) as FirmName[];
  const id = Object.fromEntries(names.map((name) => [name, newId()])) as Record<FirmName, string>;
  let count = 0;

  const viewer = (firm: FirmName): Viewer => ({
    organisation: id[firm],
    roles: firms[firm],
    ...audiencesOf(firms[firm], defaultAudiences),
    admin: true,
    operator: firm === 'takeBack',
  });

  function send<Name extends keyof Commands>(firm: FirmName, name: Name, input: Omit<Commands[Name], 'commandId'>) {
    count += 1;
    const command = { commandId: `law-test-${count}`, ...input } as Commands[Name];
    return record[name](service.context(viewer(firm)), command);
  }

  const installation: Installation = {
    service,
    viewer,
    id,
    async does(firm, name, input) {
      const outcome = await send(firm, name, input);
      if ('code' in outcome)
        throw new Error(`${name} was refused: ${outcome.code} ${outcome.message} ${outcome.path ?? ''}`);
    },
    async fails(firm, name, input) {
      const outcome = await send(firm, name, input);
      if ('code' in outcome) return outcome;
      throw new Error(`${name} was recorded.`);
    },
    async battery(batteryId) {
      const view = await service.ledger.views.subject<Battery>('battery', batteryId);
      if (!view) throw new Error(`There is no battery ${batteryId}.`);
      return view.state;
    },
    async issued(vin, general = {}) {
      const battery = newId();
      const passport = aPassport(battery, general);
      await this.does('manufacturer', 'issuePassport', { id: battery, passport, ...(vin && { installedInVin: vin }) });
      return battery;
    },
    async removed(firm, vin) {
      const battery = await this.issued(vin);
      await this.does(firm, 'registerRemoval', {
        battery,
        condition: { condition: 'intact', isolation: 'ok' },
        massKg: 412,
      });
      return battery;
    },
    close: () => service.close(),
  };
  for (const firm of names)
    await installation.does('takeBack', 'registerOrganisation', {
      id: id[firm],
      name: `Musterbetrieb ${firm}`,
      roles: firms[firm],
    });
  return installation;
}

/** The serial number makes it a unit of its own. */
export function aPassport(serialNumber: string, general: Partial<Passport['general']> = {}): Passport {
  return {
    general: {
      uniqueIdentifier: `https://id.example/01/09521234010012/21/${serialNumber}`,
      manufacturer: { name: 'Musterbatterie GmbH' },
      category: 'ev',
      modelIdentifier: 'LT-62',
      serialNumber,
      massKg: 412,
      ...general,
    },
    symbols: {
      extinguishingAgents: ['Wasser'],
      testReports: [{ url: 'https://musterbatterie.example/pruefbericht.pdf' }],
    },
    materials: { chemistry: 'Li-NMC', cathode: [{ name: 'NMC 622' }] },
    circularity: { removalSteps: [{ de: 'Servicestecker ziehen.', en: 'Pull the service plug.' }] },
    performance: { nominalVoltageV: 355, maximumVoltageV: 403 },
  };
}

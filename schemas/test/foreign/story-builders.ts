import type { Story, ToldEntry } from '#schemas/foreign/lines/story.ts';

/** Ids of firms in stories: who made the battery, who took it out, who gets it. */
export const firms = { maker: '1AAAAAAAAAAAAA', dismantler: '2BBBBBBBBBBBBB', recycler: '3CCCCCCCCCCCCC' } as const;

const batteryId = '1234567890ABCD';
const identifier = 'https://id.example/01/09521234010012/21/S-1';
const handoff = '5EEEEEEEEEEEEE';
const successor = '6FFFFFFFFFFFFF';
const earlier = ['7GGGGGGGGGGGGG', '8HHHHHHHHHHHHH'] as const;

const condition = {
  measuredAt: '2026-06-01T09:00:00+02:00',
  condition: 'damaged',
  flags: ['swelling'],
  isolation: 'fault',
  stateOfHealthPercent: 81.5,
  stateOfHealthKind: 'SOCE',
  remainingCapacityAh: 140,
  stateOfChargePercent: 30,
  internalResistanceOhm: 0.05,
  isolationResistanceKohm: 120,
  fullCycles: 600,
  packVoltageV: 380.5,
  cellVoltageSpreadMv: 12,
  temperatureC: 21,
  method: 'IEC 62660-1',
  instrument: 'Tester 9',
  uncertaintyPercent: 1.5,
  note: 'Housing bent',
};

const told: [type: string, organisation: string, data: object][] = [
  [
    'PassportIssued',
    firms.maker,
    {
      passportId: 'urn:uuid:p',
      uniqueIdentifier: identifier,
      category: 'ev',
      installedIn: { vin: 'WVWZZZ1KZ6W000001' },
    },
  ],
  ['PassportRevised', firms.maker, { patch: {}, reason: 'Typing error', passport: {} }],
  ['ConditionRecorded', firms.maker, { condition: { stateOfHealthPercent: 99, stateOfHealthKind: 'SOH' } }],
  [
    'MeasurementsRecorded',
    firms.maker,
    {
      count: 3,
      from: '2026-06-01T00:00:00Z',
      to: '2026-06-03T00:00:00Z',
      latest: {
        stateOfHealthPercent: { value: 97, measuredAt: '2026-06-03T00:00:00Z' },
        remainingEnergyKwh: { value: 61.5, measuredAt: '2026-06-02T00:00:00Z' },
      },
    },
  ],
  [
    'NegativeEventsRecorded',
    firms.maker,
    { events: [{ kind: 'deepDischarge', occurredAt: '2026-06-02T05:12:00Z', value: 2.1, durationMinutes: 14 }] },
  ],
  [
    'BatteryRemoved',
    firms.dismantler,
    { vehicle: '4DDDDDDDDDDDDD', from: 'WVWZZZ1KZ6W000001', massKg: 410, condition, custodian: firms.dismantler },
  ],
  [
    'InspectionRecorded',
    firms.dismantler,
    { findings: 'Cells fine', procedure: 'P-7', condition: { condition: 'intact' } },
  ],
  ['RepairRecorded', firms.dismantler, { description: 'Fuse replaced', parts: ['F1'], report: 'R-1' }],
  ['ItemReserved', firms.dismantler, { handoff, receiver: firms.recycler }],
  ['ItemReleased', firms.dismantler, { handoff }],
  [
    'HandoffDispatched',
    firms.dismantler,
    { handoff, from: firms.dismantler, to: firms.recycler, massKg: 410, carrier: 'Spedition', packedAsAdvised: true },
  ],
  ['CustodyTransferred', firms.recycler, { handoff, from: firms.dismantler, to: firms.recycler, massKg: 409 }],
  [
    'ResponsibilityTransferred',
    firms.recycler,
    { from: firms.maker, to: firms.recycler, agreement: 'Contract 12/26', reason: 'Sold' },
  ],
  [
    'WasteDeclared',
    firms.recycler,
    {
      recipientKind: 'selectedWasteOperator',
      recipient: firms.recycler,
      previousOperator: firms.maker,
      reason: 'Worn',
    },
  ],
  ['BatteryConsumed', firms.recycler, { successor, operation: 'repurposing', sharePercent: 40, modules: ['M1'] }],
  ['BatteryRecycled', firms.recycler, { recycler: firms.recycler, massKg: 246, process: 'hydrometallurgy' }],
  ['PassportCeased', firms.recycler, {}],
];

/** A battery that went through everything that can happen to one. */
export function aStory(parts: Partial<Story> = {}): Story {
  return {
    battery: { id: batteryId, uniqueIdentifier: identifier },
    entries: told.map(([type, organisation, data], index) => entry(index, type, organisation, data)),
    firms: new Map([
      [firms.maker, { name: 'Werk GmbH', gln: '9521234000006', country: 'DE' }],
      [firms.dismantler, { name: 'Demontage GmbH', country: 'DE' }],
      [firms.recycler, { name: 'Recycling AG', gln: '9521234000013', country: 'DE' }],
    ]),
    batteries: new Map([[successor, 'https://id.example/01/09521234010029/21/N-1']]),
    updatedAt: '2026-11-01T08:00:00Z',
    ...parts,
  };
}

/** A battery made from two others. */
export function aSecondLifeStory(): Story {
  const data = {
    operation: 'repurposing',
    status: 'repurposed',
    predecessors: [
      { battery: earlier[0], sharePercent: 40, modules: ['M1'] },
      { battery: earlier[1], sharePercent: 100 },
    ],
    evidence: { test: { report: 'T-1', remainingCapacityPercent: 92 } },
    passportId: 'urn:uuid:n',
    uniqueIdentifier: identifier,
    category: 'stationary',
  };
  return aStory({
    entries: [entry(0, 'SecondLifePassportIssued', firms.recycler, data)],
    batteries: new Map([[earlier[0], 'https://id.example/01/09521234010036/21/E-1']]),
  });
}

function entry(index: number, type: string, organisation: string, data: object): ToldEntry {
  const time = `2026-06-${String(index + 1).padStart(2, '0')}T08:00:00Z`;
  return { position: index, type, recordedAt: time, occurredAt: time, organisation, data };
}

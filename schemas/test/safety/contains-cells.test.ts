import { describe, expect, it } from 'vitest';
import { containsCells, goodsKindOf, type PartKind, routeCategory } from '#schemas/safety/contains-cells.ts';

describe('2023/1542 Art. 3(1)(1) · There are cells', () => {
  it.each([
    ['batteryModule', '', 'module'],
    ['battery', '', 'battery'],
    ['module', '', 'module'],
    ['partWithCells', '', 'partWithCells'],
    ['otherPart', 'Batterie', 'otherPart'],
    // P1: the battery without a passport that was recorded as any part.
    ['other', 'HV-Batterie 41 kWh', 'battery'],
    ['other', 'Hochvoltspeicher', 'battery'],
    ['other', '12-V-Akku', 'battery'],
    ['other', 'Zellmodul 8s2p', 'battery'],
    ['other', 'battery pack', 'battery'],
    ['other', 'Lead battery, acid', 'battery'],
    ['other', 'Batteriekabel und Batterie', 'battery'],
    ['other', 'Modul 22 V', 'battery'],
    ['other', 'Batteriekabel', 'otherPart'],
    ['other', 'Batterieträger vorn', 'otherPart'],
    ['other', 'battery tray', 'otherPart'],
    ['other', 'Airbag Fahrer', 'otherPart'],
    ['other', 'Türmodul links', 'otherPart'],
    ['controlUnit', 'Notruf-Steuergerät mit Batterie', 'partWithCells'],
    ['controlUnit', 'Batteriemanagementsystem', 'otherPart'],
    ['controlUnit', 'ABS', 'otherPart'],
    ['charger', 'Ladegerät mit Akku', 'partWithCells'],
    ['charger', 'Onboard-Lader', 'otherPart'],
    ['dashboard', 'with backup battery', 'partWithCells'],
    ['dashboard', '', 'otherPart'],
    ['driveMotor', 'Motor', 'otherPart'],
    ['glass', 'Batterie', 'otherPart'],
  ] as const)('in %s "%s": %s', (kind, title, goods) => {
    expect(goodsKindOf(kind, title)).toBe(goods);
    expect(containsCells(kind, title)).toBe(goods !== 'otherPart');
  });

  it.each([
    'inverter',
    'catalyst',
    'engine',
    'gearbox',
    'headlight',
    'wiringHarness',
    'wheel',
    'bumper',
  ] satisfies PartKind[])('not in a %s', (kind) => {
    expect(containsCells(kind)).toBe(false);
  });

  it('BattDG § 21(2) · so waste of it takes the way of the traction battery it comes from', () => {
    // P2
    expect(routeCategory('batteryModule', undefined)).toBe('ev');
    expect(routeCategory('other', undefined, 'HV-Batterie')).toBe('ev');
    expect(routeCategory('battery', 'lmt')).toBe('lmt');
    expect(routeCategory('bumper', undefined)).toBeUndefined();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOf } from '#api/asking/history.ts';
import type { Battery } from '#api/passports/state/battery.ts';
import { anInstallation, type FirmName, type Installation } from './installation.ts';

let region: Installation;
beforeAll(async () => {
  region = await anInstallation();
});
afterAll(() => region.close());

/** Which firms a reader's history of a battery names. */
async function firmsSeen(battery: string, firm?: FirmName): Promise<FirmName[]> {
  const context = region.service.context(firm && region.viewer(firm));
  const view = await context.ledger.views.subject<Battery>('battery', battery);
  const text = JSON.stringify(view && (await historyOf(context, view, {})));
  return (Object.keys(region.id) as FirmName[]).filter((name) => text.includes(region.id[name]));
}

/** Waste that the take-back scheme answers for, which has corrected the passport. */
async function revisedByTakeBack(): Promise<string> {
  const battery = await region.removed('recycler');
  const waste = { battery, recipientKind: 'producerResponsibilityOrganisation' as const, reason: 'Verbraucht.' };
  await region.does('recycler', 'declareWaste', { ...waste, recipient: region.id.takeBack });
  const patch = { general: { massKg: 409 } };
  await region.does('takeBack', 'revisePassport', { battery, patch, reason: 'Gewogen.' });
  return battery;
}

describe('2023/1542 Annex XIII 4(c) · Who acts on a battery tells its status, so strangers do not see it', () => {
  it('2023/1542 Annex XIII 4(c), Art. 77(7) · strangers see that a passport was corrected, not by whom', async () => {
    const battery = await revisedByTakeBack();
    const context = region.service.context(undefined);
    const view = await context.ledger.views.subject<Battery>('battery', battery);
    const seen = view ? await historyOf(context, view, {}) : [];
    expect(seen.map(({ type }) => type)).toEqual(['PassportIssued', 'PassportRevised']);
    expect(seen[1]).toMatchObject({ withheld: expect.arrayContaining(['organisation']) });
    expect(await firmsSeen(battery)).toEqual(['manufacturer']);
  });

  it('2023/1542 Annex XIII 4(c) · nor do they learn more from a correction by who has always answered for it', async () => {
    const battery = await region.issued();
    const withheld = async () => {
      const context = region.service.context(undefined);
      const view = await context.ledger.views.subject<Battery>('battery', battery);
      return (view ? await historyOf(context, view, {}) : []).at(-1);
    };
    await region.does('manufacturer', 'revisePassport', { battery, patch: { general: { massKg: 1 } }, reason: 'A' });
    expect(await withheld()).toMatchObject({ type: 'PassportRevised', withheld: ['reason', 'organisation'] });
  });

  it('2023/1542 Annex XIII 4(c) · who recycled a battery is not told with the end of its passport', async () => {
    const battery = await revisedByTakeBack();
    await region.does('recycler', 'recordRecycling', { battery });
    expect(await firmsSeen(battery)).toEqual(['manufacturer']);
  });

  it('2023/1542 Art. 77(2) · a legitimate interest sees who corrected a passport, and an authority sees who acted', async () => {
    const battery = await revisedByTakeBack();
    expect(await firmsSeen(battery, 'secondLife')).toContain('takeBack');
    expect(await firmsSeen(battery, 'authority')).toContain('takeBack');
  });

  // Annex VI Part A (1): who places a battery on the market is on its label and in the public part, for second lives too.
  it('2023/1542 Annex XIII 1(a) · who placed it on the market is told everybody', async () => {
    expect(await firmsSeen(await region.issued())).toEqual(['manufacturer']);
  });
});

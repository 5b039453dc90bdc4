import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import type { Organisation } from '#api/organisations/state/organisation.ts';
import { anInstallation, aPassport, type FirmName, type Installation } from './installation.ts';
import { aWasteBattery, made } from './second-life.ts';

let region: Installation;
let now = new Date('2026-11-20T10:00:00.000Z');
beforeAll(async () => {
  region = await anInstallation(() => now);
});
afterAll(() => region.close());

async function mandatesOf(firm: FirmName) {
  const view = await region.service.ledger.views.subject<Organisation>('organisation', region.id[firm]);
  return view?.state.mandates ?? [];
}

/** The manufacturer authorises the second-life operator; answers with the mandate's id. */
async function aMandate(change: { scope?: ('issue' | 'revise')[]; from?: string; until?: string } = {}) {
  const mandate = { to: region.id.secondLife, scope: ['issue', 'revise'], from: '2026-11-01', agreement: 'V-7' };
  await region.does('manufacturer', 'grantMandate', { ...mandate, ...change } as never);
  return (await mandatesOf('manufacturer')).at(-1)?.id as string;
}

function onBehalf(serialNumber = newId()) {
  return { id: newId(), passport: aPassport(serialNumber), onBehalfOf: region.id.manufacturer };
}

describe('2023/1542 Art. 77(4) · mandates in writing', () => {
  it('2023/1542 Art. 77(4) · without one nobody issues or revises the passports of another firm', async () => {
    expect(await region.fails('secondLife', 'issuePassport', onBehalf())).toMatchObject({
      code: 'MANDATE_MISSING',
      path: '/onBehalfOf',
      source: '2023/1542 Art. 77(4)',
    });
    const revision = { battery: await region.issued(), patch: { general: { massKg: 410 } }, reason: 'Nachgewogen.' };
    expect((await region.fails('secondLife', 'revisePassport', revision)).code).toBe('NOT_RESPONSIBLE');
  });

  it('2023/1542 Art. 77(4) · with one a firm issues and revises for its principal, who answers for it', async () => {
    const mandate = await aMandate();
    const command = onBehalf();
    await region.does('secondLife', 'issuePassport', command);
    const battery = await region.battery(command.id);
    expect(battery).toMatchObject({ operator: region.id.manufacturer, issuer: region.id.manufacturer });
    const revision = { battery: command.id, patch: { general: { massKg: 410 } }, reason: 'Nachgewogen.' };
    await region.does('secondLife', 'revisePassport', revision);
    const [entry] = await region.service.storage.history({ kind: 'battery', id: command.id }, 0, 1);
    expect(entry?.actor.organisation).toBe(region.id.secondLife);
    // The model is the principal's too: its own next unit of it shares the record.
    const own = await region.issued();
    expect((await region.battery(own)).model).toBe(battery.model);
    await region.does('manufacturer', 'revokeMandate', { mandate });
  });

  it('2023/1542 Art. 77(4) · a mandate for one thing is none for the other', async () => {
    const mandate = await aMandate({ scope: ['revise'] });
    expect((await region.fails('secondLife', 'issuePassport', onBehalf())).code).toBe('MANDATE_MISSING');
    await region.does('manufacturer', 'revokeMandate', { mandate });
  });

  it('2023/1542 Art. 77(4) · it holds from its first to its last day, and not for others', async () => {
    await aMandate({ from: '2026-12-01', until: '2026-12-31' });
    const on = async (day: string) => {
      now = new Date(`${day}T10:00:00.000Z`);
      return region.does('secondLife', 'issuePassport', onBehalf()).then(
        () => 'issued',
        () => 'refused',
      );
    };
    const days = ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'];
    const outcomes: string[] = [];
    for (const day of days) outcomes.push(await on(day));
    now = new Date('2026-11-20T10:00:00.000Z');
    expect(outcomes).toEqual(['refused', 'issued', 'issued', 'refused']);
  });

  it('2023/1542 Art. 77(4) · taken back it ends at once, and only by who gave it', async () => {
    const mandate = await aMandate();
    expect((await region.fails('secondLife', 'revokeMandate', { mandate })).code).toBe('MANDATE_UNKNOWN');
    await region.does('manufacturer', 'revokeMandate', { mandate, reason: 'Vertrag gekündigt.' });
    expect((await region.fails('secondLife', 'issuePassport', onBehalf())).code).toBe('MANDATE_MISSING');
    expect((await region.fails('manufacturer', 'revokeMandate', { mandate })).code).toBe('MANDATE_REVOKED');
  });

  it('a mandate to oneself, to nobody, or that ends before it begins is refused', async () => {
    const mandate = { scope: ['issue' as const], from: '2026-11-01', agreement: 'V-8' };
    const fails = async (change: object) =>
      (await region.fails('manufacturer', 'grantMandate', { ...mandate, to: region.id.secondLife, ...change })).code;
    expect(await fails({ to: region.id.manufacturer })).toBe('MANDATE_TO_SELF');
    expect(await fails({ to: newId() })).toBe('ORGANISATION_UNKNOWN');
    expect(await fails({ until: '2026-10-31' })).toBe('MANDATE_ENDS_FIRST');
  });

  it('2023/1542 Art. 77(4) · a mandate from who places nothing on the market opens nothing', async () => {
    const mandate = { to: region.id.secondLife, scope: ['issue' as const], from: '2026-11-01', agreement: 'V-9' };
    await region.does('workshop', 'grantMandate', mandate);
    const command = { ...onBehalf(), onBehalfOf: region.id.workshop };
    expect((await region.fails('secondLife', 'issuePassport', command)).code).toBe('NOT_PLACING_ON_MARKET');
  });
});

describe('2023/1542 Art. 77(4), (7) · responsibility passes on by agreement', () => {
  it('2023/1542 Art. 77(4) · from who answers for the passport to another that places batteries on the market', async () => {
    const battery = await region.issued();
    const transfer = { battery, to: region.id.secondLife, agreement: 'Vertrag 2026-0815' };
    expect((await region.fails('secondLife', 'transferResponsibility', transfer)).code).toBe('NOT_RESPONSIBLE');
    await region.does('manufacturer', 'transferResponsibility', transfer);
    expect(await region.battery(battery)).toMatchObject({ operator: region.id.secondLife, status: 'original' });
    expect((await region.fails('secondLife', 'transferResponsibility', transfer)).code).toBe('ALREADY_RESPONSIBLE');
    const revision = { battery, patch: { general: { massKg: 410 } }, reason: 'Nachgewogen.' };
    expect((await region.fails('manufacturer', 'revisePassport', revision)).code).toBe('NOT_RESPONSIBLE');
    await region.does('secondLife', 'revisePassport', revision);
  });

  it('2023/1542 Art. 77(4) · not to a workshop, and not to nobody', async () => {
    const transfer = { battery: await region.issued(), agreement: 'V-1' };
    const fails = (to: string) => region.fails('manufacturer', 'transferResponsibility', { ...transfer, to });
    expect(await fails(region.id.workshop)).toMatchObject({ code: 'TRANSFER_ROLE', source: '2023/1542 Art. 77(4)' });
    expect((await fails(newId())).code).toBe('ORGANISATION_UNKNOWN');
  });

  it('2023/1542 Art. 77(7) subpara 2 · for waste only to one of the three the law names', async () => {
    const battery = await aWasteBattery(region, 'dismantler');
    const transfer = { battery, agreement: 'V-2' };
    const refusal = await region.fails('takeBack', 'transferResponsibility', { ...transfer, to: region.id.secondLife });
    expect(refusal).toMatchObject({ code: 'TRANSFER_ROLE', source: '2023/1542 Art. 77(7) subpara 2' });
    await region.does('takeBack', 'transferResponsibility', { ...transfer, to: region.id.selectedRecycler });
    expect((await region.battery(battery)).operator).toBe(region.id.selectedRecycler);
  });

  it('2023/1542 Art. 77(7) subpara 1 · with a second life it moves to who places that on the market', async () => {
    const after = await made(region, 'repurposing', [await region.removed('secondLife')]);
    expect((await region.battery(after)).operator).toBe(region.id.secondLife);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems } from '../../web-kit/test/axe.ts';
import { smallTargets } from './small-targets.ts';
import { builtInBatteries, type Person, phone, startWorkshop, type Workshop } from './workshop.ts';

describe('Everybody can use', () => {
  let workshop: Workshop;
  let onPhone: Person;
  let battery: string;
  let handoff: string;
  let held: string;
  beforeAll(async () => {
    workshop = await startWorkshop();
    battery = (await builtInBatteries(workshop))[0]?.id ?? '';
    const { handoffs } = await workshop.ask<{ handoffs: { edges: { node: { id: string } }[] } }>(
      'recycling-espenhain',
      '{ handoffs(filter: { direction: INCOMING, status: [OFFERED] }) { edges { node { id } } } }',
    );
    handoff = handoffs.edges[0]?.node.id ?? '';
    const { batteries } = await workshop.ask<{
      batteries: { edges: { node: { id: string; allowedSteps: string[] } }[] };
    }>(
      'recycling-espenhain',
      '{ batteries(filter: { inMyCustody: true }, first: 50) { edges { node { id allowedSteps } } } }',
    );
    held = batteries.edges.find(({ node }) => node.allowedSteps.includes('recordInspection'))?.node.id ?? '';
    expect(held).not.toBe('');
    onPhone = await workshop.arrive('recycling-espenhain', phone);
  });
  afterAll(() => workshop?.close());

  const screens = () => [
    '',
    'scan',
    'search?mine=1',
    `battery/${battery}`,
    `battery/${battery}/removal`,
    `battery/${held}/measurement`,
    `battery/${held}/event`,
    `battery/${held}/inspection`,
    `battery/${held}/waste`,
    `battery/${held}/repair`,
    `battery/${held}/recycling`,
    `battery/${held}/responsibility`,
    `battery/${held}/completeness?on=2027-02-18`,
    `battery/${held}/amend?on=2027-02-18`,
    `battery/${held}/document`,
    'issue',
    'documents',
    'completeness',
    'handoffs',
    `handoff/${handoff}`,
    `handoff/${handoff}/refuse`,
    'offer',
    'organisation',
    `labels?ids=${battery}`,
    'proof',
    'outbox',
    'code/nonsense',
    'nowhere',
  ];

  /** All findings of all screens, so that one run tells everything. */
  async function onEach(person: Person, look: () => Promise<unknown[]>): Promise<string[]> {
    const all: string[] = [];
    for (const screen of screens()) {
      await show(person, screen);
      for (const finding of await look()) all.push(`${screen || 'home'}: ${finding}`);
    }
    return all;
  }

  it.each([
    { name: 'a PC in English', options: { width: 1280, height: 800, language: 'en' as const } },
    { name: 'a phone in the dark', options: { ...phone, colours: 'dark' as const } },
  ])('every screen on $name', async ({ options }) => {
    const person = await workshop.arrive('recycling-espenhain', options);
    expect(await onEach(person, () => accessibilityProblems(person.page))).toEqual([]);
  });

  it('the door, with and without an invitation', async () => {
    const { page, open } = await workshop.arrive('recycling-espenhain');
    await open('organisation');
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await open('invitation/CODE');
    await page.getByRole('heading', { name: 'Einladung annehmen' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('every screen on a phone in German', async () => {
    expect(await onEach(onPhone, () => accessibilityProblems(onPhone.page))).toEqual([]);
  });

  it('every target with a thumb: nothing to touch is smaller than 48 pixels', async () => {
    expect(await onEach(onPhone, () => onPhone.page.evaluate(smallTargets))).toEqual([]);
  });

  it('the narrowest phone without scrolling sideways', async () => {
    const person = await workshop.arrive('recycling-espenhain', { width: 320, height: 640 });
    const tooWide = () => person.page.evaluate(() => [document.documentElement.scrollWidth].filter((px) => px > 320));
    expect(await onEach(person, tooWide)).toEqual([]);
  });

  it('the keyboard: after a change of screen the focus is at its heading', async () => {
    const { page } = onPhone;
    await page.getByRole('link', { name: 'Übergaben', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Übergaben' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(await page.title()).toBe('Übergaben · Kreispass');
  });
});

async function show({ page, open }: Person, screen: string): Promise<void> {
  await open(screen);
  await page.locator('main h1').first().waitFor();
  // The stream of live changes keeps the network busy for good; what counts is that nothing is still being fetched.
  await page.waitForFunction(() => !document.querySelector('.loading'));
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Battery } from '#api/passports/state/battery.ts';
import { readEpcisDocument } from '#schemas/foreign/epcis/read.ts';
import { writeEpcis } from '#schemas/foreign/epcis/write.ts';
import { writeUntpEvents } from '#schemas/foreign/untp/events/write.ts';
import { anInstallation, type Installation } from '../../api/test/law/installation.ts';
import { storyOf } from '../export/story.ts';

let region: Installation;
beforeAll(async () => {
  region = await anInstallation();
});
afterAll(() => region.close());

/** Taken out with a wrong weight that was put right, and a repair that was another battery's. */
async function corrected(): Promise<Battery> {
  const battery = await region.removed('dismantler');
  await region.does('dismantler', 'recordRepair', { battery, description: 'Deckel getauscht' });
  const history = await region.service.storage.history({ kind: 'battery', id: battery }, 0, 10);
  const [removal, repair] = ['BatteryRemoved', 'RepairRecorded'].map((type) =>
    history.find((each) => each.type === type),
  );
  if (!removal || !repair) throw new Error('Both have just been recorded.');
  const data = { ...removal.data, massKg: 41.2 };
  await region.does('dismantler', 'correctStep', { entry: removal.position, reason: 'wrongWeight', data });
  const strike = { entry: repair.position, reason: 'wrongBattery', didNotHappen: true } as const;
  await region.does('dismantler', 'correctStep', strike);
  return region.battery(battery);
}

describe('A history with corrections', () => {
  it('EPCIS 2.0 §7.4.1 · declares wrong what was told before, under the id it had, and names what replaces it', async () => {
    const story = await storyOf(region.service.storage, await corrected());
    expect(story.entries.map(({ type }) => type)).toEqual(['PassportIssued', 'BatteryRemoved', 'RepairRecorded']);
    const { document } = writeEpcis(story);
    const read = readEpcisDocument(document);
    if ('code' in read) throw new Error(read.message);
    const { events } = read;
    const [wrong, right] = events.filter(({ type }) => type === 'BatteryRemoved');
    expect(wrong?.declaredWrong).toMatchObject({ reason: 'incorrect_data', replacedBy: [right?.id] });
    expect(right?.declaredWrong).toBeUndefined();
    expect(events.every(({ unchanged }) => unchanged)).toBe(true);
    const [repair] = events.filter(({ type }) => type === 'RepairRecorded');
    expect(repair?.declaredWrong).toMatchObject({ reason: 'did_not_occur', replacedBy: [] });
  });

  it('gives an event the id it had before it was declared wrong', async () => {
    const battery = await corrected();
    const story = await storyOf(region.service.storage, battery);
    const before = story.entries.map(({ corrected: was, ...entry }) => ({ ...entry, ...was?.original }));
    const ids = (told: typeof story) =>
      (writeEpcis(told).document as { epcisBody: { eventList: { eventID: string }[] } }).epcisBody.eventList.map(
        ({ eventID }) => eventID,
      );
    expect(ids(story)).toEqual(expect.arrayContaining(ids({ ...story, entries: before })));
  });

  it('UNTP · is told as it counts now, without what did not happen', async () => {
    const written = writeUntpEvents(await storyOf(region.service.storage, await corrected()));
    const text = JSON.stringify(written);
    expect(text).toContain('BatteryRemoved');
    expect(text).not.toContain('Deckel getauscht');
  });

  it('tells an audience no more of what was corrected than of what stands', async () => {
    const story = await storyOf(region.service.storage, await corrected(), 'public');
    expect(JSON.stringify(story.entries)).not.toMatch(/massKg":41|Deckel/);
  });
});

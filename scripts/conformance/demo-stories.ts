import { readConfig } from '#api/config.ts';
import { loadDemo } from '#api/demo/load-demo.ts';
import { openService } from '#api/open.ts';
import type { Battery } from '#api/passports/state/battery.ts';
import type { Story } from '#schemas/foreign/lines/story.ts';
import { storyOf } from '../export/story.ts';

/** Who a story is told to; nobody in particular is who runs the installation and sees all of it. */
const audiences = [undefined, 'public', 'legitimateInterest', 'commission', 'authority'] as const;

/** The histories of all batteries of the demo region, as everybody may read them; each with a name for messages. */
export async function demoStories(): Promise<[name: string, story: Story][]> {
  const config = readConfig({ DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'silent', DEMO: 'off' });
  const service = await openService(config);
  try {
    await loadDemo(service);
    const views = await service.storage.search('battery', {}, { first: 200 });
    const stories = views.flatMap(({ id, state }) =>
      audiences.map(
        async (audience): Promise<[string, Story]> => [
          `${id} for ${audience ?? 'everybody'}`,
          await storyOf(service.storage, state as Battery, audience),
        ],
      ),
    );
    return await Promise.all(stories);
  } finally {
    await service.close();
  }
}

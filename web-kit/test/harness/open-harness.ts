import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { clientConfig } from '../../vite.ts';
import type { Harness } from './harness.ts';

let script: Promise<string> | undefined;

/** A page at the service's own address that holds the web-kit's parts and nothing else. `body` is its HTML. */
export async function openHarness(context: BrowserContext, serviceUrl: string, body = ''): Promise<Page> {
  script ??= builtHarness();
  const code = await script;
  const page = await context.newPage();
  await page.route('**/kit-test/**', (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: code })
      : route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><body>${body}<script type="module" src="harness.js"></script>`,
        }),
  );
  await page.goto(`${serviceUrl}/kit-test/`);
  await page.waitForFunction(() => 'harness' in globalThis);
  return page;
}

async function builtHarness(): Promise<string> {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const { plugins: _plugins, build: _build, ...config } = clientConfig({ root, base: '/kit-test/' });
  const built = await build({
    ...config,
    build: { write: false, rolldownOptions: { input: `${root}/harness.ts`, output: { codeSplitting: false } } },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('The harness was not built.');
  return output.output[0].code;
}

/** Lets page code say `harness.…` with its type. */
declare global {
  var harness: Harness;
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { clientConfig } from '../web-kit/vite.ts';

const clients = [
  { folder: 'dismantling-station', base: '/station/' },
  { folder: 'workshop-client', base: '/workshop/' },
];

/** Builds both clients, or those named on the command line, each into its `dist`. */
async function buildClients(wanted: readonly string[] = []): Promise<void> {
  for (const { folder, base } of clients) {
    if (wanted.length > 0 && !wanted.includes(folder)) continue;
    const root = fileURLToPath(new URL(`../${folder}`, import.meta.url));
    if (!existsSync(`${root}/index.html`)) {
      console.log(`${folder}: no index.html, nothing to build`);
      continue;
    }
    const startedAt = performance.now();
    await build(clientConfig({ root, base }));
    console.log(`${folder}: built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--help')) {
    console.log(
      'Builds the browser clients into <client>/dist.\n\nUsage: npm run build [-- dismantling-station|workshop-client]',
    );
  } else {
    await buildClients(process.argv.slice(2));
  }
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InlineConfig, Plugin } from 'vite';

/**
 * How both clients are built: Preact by the automatic JSX runtime, everything hashed but the page and the service worker,
 * nothing inlined, because the Content-Security-Policy allows neither inline scripts nor inline styles.
 */
export function clientConfig({ root, base }: { root: string; base: string }): InlineConfig {
  return {
    configFile: false,
    root,
    base,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    resolve: { dedupe: ['preact', '@preact/signals'] },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1200,
      rolldownOptions: {
        input: { page: join(root, 'index.html'), sw: serviceWorkerFile },
        output: {
          entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        },
      },
    },
    plugins: [precacheList(join(root, 'public'))],
  };
}

const serviceWorkerFile = fileURLToPath(new URL('./src/offline/service-worker.ts', import.meta.url));

/** Writes into the service worker which files belong to this build, and a version that changes with any of them. */
function precacheList(publicFolder: string): Plugin {
  return {
    name: 'kreispass-precache-list',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') return;
        const built = Object.values(bundle).filter((file) => file !== worker && !file.fileName.endsWith('.map'));
        const hash = createHash('sha256').update(worker.code);
        for (const file of built) hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
        const fixed = filesIn(publicFolder);
        for (const name of fixed) hash.update(name).update(readFileSync(join(publicFolder, name)));
        const names = [...built.map((file) => file.fileName), ...fixed].sort();
        worker.code = worker.code
          .replace(/(['"`])__PRECACHE__\1/, JSON.stringify(JSON.stringify(names)))
          .replaceAll('__VERSION__', hash.digest('hex').slice(0, 16));
      },
    },
  };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch {
    return [];
  }
}

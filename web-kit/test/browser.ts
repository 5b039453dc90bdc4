import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type LaunchOptions as BrowserLaunchOptions,
  chromium,
} from 'playwright-core';

export interface LaunchOptions {
  width?: number;
  height?: number;
  /** A Y4M file the camera shows; made with `cameraFileWith`. */
  camera?: string;
  language?: 'de' | 'en';
  /** Profile folder; give the same one again to find what an earlier browser kept. A fresh one otherwise. */
  profile?: string;
}

/**
 * A real Chromium that remembers nothing of earlier ones. With a profile of its own, what it keeps (IndexedDB, service
 * worker) lies on the disk as on a kiosk, so killing it is like pulling its plug. Otherwise, while tests run, it is one more
 * context of a process that is there already: as empty, and there three times as soon.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<BrowserContext> {
  await mayStartBrowser();
  if (process.env.VITEST && !options.profile && !options.camera) {
    return (await runningBrowser()).newContext(contextOptions(options));
  }
  const fresh = options.profile === undefined;
  const profile = options.profile ?? newProfile();
  const context = await chromium.launchPersistentContext(profile, {
    ...processOptions(options.camera),
    ...contextOptions(options),
  });
  if (fresh) context.on('close', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  return context;
}

let running: Promise<Browser> | undefined;

/** Ends with the process that has started it. */
async function runningBrowser(): Promise<Browser> {
  if (!(await running)?.isConnected()) running = chromium.launch(processOptions());
  return running as Promise<Browser>;
}

function processOptions(camera?: string): BrowserLaunchOptions {
  return { executablePath: chromiumPath(), headless: true, args: [...quietArguments, ...cameraArguments(camera)] };
}

function contextOptions({ width = 1024, height = 600, language = 'de', camera }: LaunchOptions): BrowserContextOptions {
  return {
    viewport: { width, height },
    locale: language === 'en' ? 'en-GB' : 'de-DE',
    permissions: camera ? ['camera'] : [],
  };
}

/** The bench and the screenshots have the machine to themselves; tests wait for their turn, best before a test's own time runs. */
export async function mayStartBrowser(): Promise<void> {
  if (process.env.VITEST) await (await import('./one-browser.ts')).takeTurnWithBrowser();
}

/** A folder for a browser's profile, for tests that start a browser twice on it. */
export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), 'kreispass-browser-'));
}

// A browser without a display and without company: nothing of it may call home while tests run.
const quietArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--mute-audio',
];

function cameraArguments(camera: string | undefined): string[] {
  if (!camera) return [];
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${camera}`,
  ];
}

/** `CHROMIUM_PATH`, a Chromium on the path, or the one Playwright has installed. Throws with what to do when there is none. */
export function chromiumPath(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'chrome']) {
      if (isProgram(join(folder, name))) return join(folder, name);
    }
  }
  if (isProgram(chromium.executablePath())) return chromium.executablePath();
  throw new Error('No Chromium was found. Install one or set CHROMIUM_PATH; `npm test` does it by itself.');
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import QRCode from 'qrcode';
import { readConfig } from '../../api/src/config.ts';
import { loadDemo } from '../../api/src/demo/load-demo.ts';
import { passportOf } from '../../api/src/demo/passports.ts';
import { demoSignIns } from '../../api/src/demo/sign-ins.ts';
import { demoVehicles } from '../../api/src/demo/vehicles.ts';
import { openService } from '../../api/src/open.ts';
import { chromiumPath, launchBrowser } from '../../web-kit/test/browser.ts';
import { freePort, startService } from './child.ts';
import { environmentOf, newFolder } from './installation.ts';
import { quantile } from './load.ts';

export type KioskResult = { note: string } | { note?: undefined; scans: number; p50Ms: number; p95Ms: number };

const scans = 40;

/**
 * From the moment the camera's picture shows a battery's code until its safety screen is there, on a kiosk in Chromium.
 * The camera is a picture we draw on, so the moment is known exactly; everything behind it is the kiosk as it is.
 */
export async function measureKiosk(): Promise<KioskResult> {
  try {
    chromiumPath();
  } catch {
    return { note: 'no Chromium here' };
  }
  const folder = newFolder();
  const port = await freePort();
  const environment = { ...environmentOf({ folder }), PORT: String(port), PUBLIC_URL: `http://localhost:${port}` };
  const enrolment = await prepare(environment);
  const service = await startService(environment);
  const browser = await launchBrowser();
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.addInitScript(drawnCamera);
    await page.goto(enrolment);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('heading', { name: 'Code scannen' }).waitFor();
    const times: number[] = [];
    for (let scan = 0; scan <= scans; scan++) times.push(await timeOfScan(page, scan, environment.PUBLIC_URL));
    times.shift(); // The first one loads the decoder.
    times.sort((a, b) => a - b);
    return { scans, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
  } finally {
    await browser.close();
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Loads the demo region and answers with the link that enrols a kiosk. */
async function prepare(environment: Record<string, string>): Promise<string> {
  const service = await openService(readConfig({ ...environment, NODE_ENV: 'development' }));
  await loadDemo(service);
  const signIns = await demoSignIns(service);
  await service.close();
  return /http\S+#enrol=\S+/.exec(signIns ?? '')?.[0] ?? '';
}

async function timeOfScan(page: Page, scan: number, url: string): Promise<number> {
  const vehicle = demoVehicles[scan % demoVehicles.length];
  if (!vehicle) throw new RangeError('The demo has no vehicles.');
  const { gtin, serialNumber = '' } = passportOf(vehicle).general;
  const picture = await QRCode.toDataURL(`${url}/01/${gtin}/21/${serialNumber}`, { width: 380, margin: 4 });
  await page.getByRole('button', { name: 'Kamera', exact: true }).click();
  await page.getByText('QR-Code ruhig vor die Kamera halten').waitFor();
  const milliseconds = await page.evaluate(
    ([code, serial]) => (window as unknown as DrawnCamera).showCode(code ?? '', serial ?? ''),
    [picture, serialNumber],
  );
  await page.getByRole('button', { name: 'Zurück' }).click();
  await page.getByRole('heading', { name: 'Code scannen' }).waitFor();
  return milliseconds;
}

interface DrawnCamera {
  showCode(picture: string, serial: string): Promise<number>;
}

/** Runs in the page: a camera that films a canvas, and a stopwatch from drawing a code to seeing its safety screen. */
function drawnCamera(): void {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  let code: ImageBitmap | undefined;
  // A camera's picture is never still; without a change a canvas would send no frames.
  setInterval(() => {
    pen.fillStyle = `hsl(0 0% ${50 + (Date.now() % 5)}%)`;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    if (code) pen.drawImage(code, 130, 50);
  }, 33);
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(30);

  (window as unknown as DrawnCamera).showCode = async (picture, serial) => {
    const image = new Image();
    image.src = picture;
    await image.decode();
    const bitmap = await createImageBitmap(image);
    const started = performance.now();
    code = bitmap;
    while (!document.querySelector('.safety')?.textContent?.includes(serial)) await new Promise(requestAnimationFrame);
    const milliseconds = performance.now() - started;
    code = undefined;
    return milliseconds;
  };
}

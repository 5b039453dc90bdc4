import { buildApp } from './app.ts';
import { type Config, ConfigFault, readConfig } from './config.ts';
import { openService, type Service } from './open.ts';
import { StorageFault } from './storage/storage.ts';

await start();

async function start(): Promise<void> {
  const config = orExplain(() => readConfig());
  const service = await openService(config).catch(explain);
  if (service.notice) console.error(service.notice);
  await loadDemoRegion(service).catch(async (fault) => {
    await service.close();
    explain(fault);
  });
  const app = buildApp(service);
  app.server.once('error', (fault: NodeJS.ErrnoException) => {
    console.error(listenProblem(config, fault));
    void app.close().finally(() => process.exit(1));
  });
  app.server.listen(config.port, config.host, () => announce(config));

  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Asking twice means now.
      if (closing) process.exit(130);
      closing = true;
      void app.close().then(() => process.exit(0), explain);
    });
  }
}

/** With an empty database outside production there is something to try: fictional firms around Leipzig. */
async function loadDemoRegion(service: Service): Promise<void> {
  if (!service.config.demo) return;
  const { demoSignIns, isDemoWanted, loadDemo } = await import('./demo/load-demo.ts');
  if (await isDemoWanted(service)) {
    console.log('The database is empty: loading the demo region …');
    await loadDemo(service);
  }
  const signIns = await demoSignIns(service);
  if (signIns) console.log(signIns);
}

function announce({ publicUrl, host }: Config): void {
  console.log(`\nKreispass answers at ${publicUrl}`);
  console.log(`  kiosk     ${publicUrl}/station/`);
  console.log(`  workshop  ${publicUrl}/workshop/`);
  console.log(`  GraphQL   ${publicUrl}/graphql`);
  if (host !== 'localhost' && !host.startsWith('127.')) return;
  // Camera, service worker and device keys exist in secure contexts only (W3C Secure Contexts §3): localhost or https.
  console.log('Only this machine can reach it. For phones and kiosks, put an https proxy in front and start with');
  console.log('  HOST=0.0.0.0 PUBLIC_URL=https://YOUR-ADDRESS TRUST_PROXY=1 npm start');
}

function listenProblem({ host, port }: Config, fault: NodeJS.ErrnoException): string {
  if (fault.code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Choose another one: PORT=${port + 1} npm start`;
  if (fault.code === 'EACCES')
    return `Port ${port} needs administrator rights. Choose one above 1024: PORT=4000 npm start`;
  if (fault.code === 'EADDRNOTAVAIL' || fault.code === 'ENOTFOUND')
    return `HOST=${host} is no address of this machine.`;
  return `The server could not start: ${fault.message}`;
}

function orExplain<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (fault) {
    return explain(fault);
  }
}

/** Says in words why there is no service and ends: 2 for a wrong setting, 1 for everything else. */
function explain(fault: unknown): never {
  if (fault instanceof ConfigFault) {
    console.error(fault.message);
    process.exit(2);
  }
  if (fault instanceof StorageFault) console.error(fault.message);
  else console.error('Kreispass could not start.', fault);
  process.exit(1);
}

// Brings in what is missing before `npm start` and `npm test`: packages, the built clients, a browser for the tests.
// Plain JavaScript, because it runs on whatever Node the machine has (20 and later), before Node 24 is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const stamps = join(root, 'node_modules/.cache/kreispass');
const major = Number(process.versions.node.split('.')[0]);

if (major < 20) fail(`Kreispass needs Node 20 or later to install itself; this is ${process.version}.`);
installPackages();
if (process.argv.includes('--clients')) buildClients();
if (process.argv.includes('--browser')) findOrInstallBrowser();

function installPackages() {
  const wanted = hashOf([join(root, 'package-lock.json')]);
  if (readStamp('packages') === wanted) return;
  // npm writes what it has installed here; the same list means that somebody ran `npm ci` by hand.
  if (existsSync(join(root, 'node_modules/.package-lock.json')) && isInstalled()) {
    writeStamp('packages', wanted);
    return;
  }
  console.log('Installing packages …');
  run(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    'The packages could not be installed. Is there a network?',
  );
  writeStamp('packages', wanted);
}

/** Whether every package of the lock file is there in its version; those for other systems may be missing. */
function isInstalled() {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === '' || present[path]?.version === version || (present[path] === undefined && (optional || peer)),
  );
}

function buildClients() {
  const clients = ['dismantling-station', 'workshop-client'];
  const sources = [...clients, 'web-kit', 'schemas/src'].flatMap((folder) => filesIn(join(root, folder)));
  const wanted = hashOf([join(root, 'package-lock.json'), join(root, 'scripts/build-clients.ts'), ...sources]);
  const built = clients.every((client) => existsSync(join(root, client, 'dist/index.html')));
  if (built && readStamp('clients') === wanted) return;
  console.log('Building the clients …');
  const arguments_ = ['--disable-warning=ExperimentalWarning', join(root, 'scripts/build-clients.ts')];
  run(join(root, 'node_modules/.bin/node'), arguments_, 'The clients could not be built.');
  writeStamp('clients', wanted);
}

function findOrInstallBrowser() {
  if (browserOnPath() || existsSync(playwrightBrowser() ?? '')) return;
  console.log('Installing Chromium for the browser tests …');
  const isRoot = process.getuid?.() === 0;
  if (isRoot && onPath('apt-get')) {
    const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    if (succeeds('apt-get', ['update', '-q'], quiet) && succeeds('apt-get', ['install', '-yq', 'chromium'], quiet))
      return;
  }
  const installer = join(root, 'node_modules/playwright-core/cli.js');
  if (succeeds(join(root, 'node_modules/.bin/node'), [installer, 'install', 'chromium'], process.env)) return;
  console.error('Chromium could not be installed. Install it yourself, or set CHROMIUM_PATH; browser tests need it.');
}

function browserOnPath() {
  if (process.env.CHROMIUM_PATH) return existsSync(process.env.CHROMIUM_PATH);
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].some(onPath);
}

function playwrightBrowser() {
  const script = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))";
  const found = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' });
  return found.stdout?.trim();
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** Source files below a folder; what was built, tests and pictures do not count. */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !['dist', 'node_modules', 'test', 'pictures'].includes(name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function readStamp(name) {
  const file = join(stamps, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function writeStamp(name, value) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), value);
}

function succeeds(program, arguments_, env) {
  const { status } = spawnSync(program, arguments_, {
    cwd: root,
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function run(program, arguments_, problem) {
  if (!succeeds(program, arguments_, process.env)) fail(problem);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

import { isIP } from 'node:net';

/** Everything that can be set from outside. All of it is optional; `readConfig` fills in what suits one machine. */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  /** What QR codes, tokens and links carry; without a slash at the end. */
  publicUrl: string;
  /** `sqlite:PATH`, `sqlite::memory:` or `mongodb://…`. */
  databaseUrl: string;
  /** Private keys of the ledger and of tokens; made on the first start. */
  signingKeyFile: string;
  oidc: OidcSettings[];
  /** Which role sees which points of Annex XIII; a file can replace the built-in table. */
  audiencesFile?: string;
  /** How used batteries are graded; a file can replace the built-in rules. */
  gradingFile?: string;
  demo: boolean;
  logLevel: (typeof logLevels)[number];
  /** How many proxies stand in front; their `X-Forwarded-For` is believed. */
  trustedProxies: number;
  /** Whether `/graphql` answers any operation, or only our own clients' to who shows no other system's token. */
  graphqlOperations: (typeof operationModes)[number];
  /** How many requests a minute one address may make without a token; 0 for no limit. */
  publicRequestsPerMinute: number;
  /** How many months it is kept who read what not everybody may read; 0 for ever. */
  readLogMonths: number;
  /** Where entries for the registry of product passports are sent (EN 18222 RegisterProductDPP). */
  registryUrl?: string;
  /** Bearer token the registry gave the firm or service that registers. */
  registryToken?: string;
  /** Bearer token a monitoring system shows to read `/metrics` from another machine. */
  metricsToken?: string;
}

/** An identity provider whose tokens are accepted, and which of its claims name the firm. */
export interface OidcSettings {
  issuer: string;
  audience: string;
  organisationClaim: string;
  rolesClaim: string;
}

const operationModes = ['any', 'known'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/**
 * Reads the environment; the only place that does.
 * @throws ConfigFault naming every wrong setting at once.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const problems: string[] = [];
  const read = <Value>(name: string, fallback: Value, parse: (text: string) => Value): Value => {
    const text = environment[name]?.trim();
    if (!text) return fallback;
    try {
      return parse(text);
    } catch (problem) {
      problems.push(`${name}=${withoutSecrets(name, text)}: ${problem instanceof Error ? problem.message : problem}`);
      return fallback;
    }
  };

  const production = read('NODE_ENV', '', (text) => text) === 'production';
  const port = read('PORT', 4000, readPort);
  const publicUrl = read('PUBLIC_URL', `http://localhost:${port}`, readPublicUrl);
  const databaseUrl = read('DATABASE_URL', 'sqlite:./data/kreispass.db', readDatabaseUrl);
  const audiencesFile = read<string | undefined>('AUDIENCES_FILE', undefined, (text) => text);
  const gradingFile = read<string | undefined>('GRADING_FILE', undefined, (text) => text);
  const metricsToken = read<string | undefined>('METRICS_TOKEN', undefined, readSecret);
  const registryUrl = read<string | undefined>('REGISTRY_URL', undefined, (text) => readRegistry(text, production));
  const registryToken = read<string | undefined>('REGISTRY_TOKEN', undefined, readSecret);
  const audience = read('OIDC_AUDIENCE', publicUrl, (text) => text);
  const organisationClaim = read('OIDC_ORGANISATION_CLAIM', 'organisation', (text) => text);
  const rolesClaim = read('OIDC_ROLES_CLAIM', 'roles', (text) => text);
  const issuers = read<string[]>('OIDC_ISSUER', [], (text) => readIssuers(text, production));
  const config: Config = {
    production,
    port,
    publicUrl,
    databaseUrl,
    host: read('HOST', production ? '0.0.0.0' : '127.0.0.1', readHost),
    signingKeyFile: read('SIGNING_KEY_FILE', besideDatabase(databaseUrl), (text) => text),
    oidc: issuers.map((issuer) => ({ issuer, audience, organisationClaim, rolesClaim })),
    demo: read('DEMO', !production, readSwitch),
    logLevel: read('LOG_LEVEL', production ? 'info' : 'warn', readOneOf(logLevels)),
    graphqlOperations: read('GRAPHQL_OPERATIONS', 'any', readOneOf(operationModes)),
    trustedProxies: read('TRUST_PROXY', 0, readProxies),
    readLogMonths: read('READ_LOG_MONTHS', 36, readMonths),
    publicRequestsPerMinute: read('PUBLIC_REQUESTS_PER_MINUTE', 1200, readRequests),
    ...(audiencesFile && { audiencesFile }),
    ...(gradingFile && { gradingFile }),
    ...(registryUrl && { registryUrl }),
    ...(registryToken && { registryToken }),
    ...(metricsToken && { metricsToken }),
  };
  if (production && config.demo) problems.push('DEMO: the demo region is never loaded with NODE_ENV=production.');
  if (problems.length > 0) throw new ConfigFault(problems);
  return config;
}

/** One or more settings are wrong; `problems` has one sentence for each. */
export class ConfigFault extends Error {
  readonly code = 'CONFIG';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`Kreispass cannot start with these settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** What is wrong gets into logs, and what is secret must not. */
function withoutSecrets(name: string, text: string): string {
  return name.endsWith('_TOKEN') ? '…' : text.replace(/\/\/.*@/, '//…@');
}

function wrong(sentence: string): never {
  throw new Error(sentence);
}

function readPort(text: string) {
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65535 ? port : wrong('a port is a number from 0 to 65535.');
}

function readHost(text: string) {
  return isIP(text) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) ? text : wrong('not a host name or IP address.');
}

function readPublicUrl(text: string) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    return wrong('give an address like https://pass.example.com.');
  if (url.pathname !== '/' || url.search || url.hash) {
    wrong('leave out path and query; Kreispass answers at the root of its host.');
  }
  return url.origin;
}

function readDatabaseUrl(text: string) {
  if (/^sqlite:./.test(text) || /^mongodb(\+srv)?:\/\/./.test(text)) return text;
  return wrong('give sqlite:PATH, for example sqlite:./data/kreispass.db, or mongodb://HOST/DATABASE.');
}

function readSecret(text: string) {
  return text.length >= 16 ? text : wrong('use at least 16 characters.');
}

function readIssuers(text: string, production: boolean) {
  const issuers = text.split(',').map((issuer) => issuer.trim());
  for (const issuer of issuers) {
    const protocol = URL.canParse(issuer) ? new URL(issuer).protocol : '';
    // OpenID Connect Discovery 1.0 §3: issuers are https; plain http helps only who tries things out on one machine.
    if (protocol === 'https:' || (protocol === 'http:' && !production)) continue;
    wrong(`${issuer || 'an empty one'} is no issuer; give https addresses, separated by commas.`);
  }
  return issuers;
}

function readRegistry(text: string, production: boolean) {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol === 'https:' || (protocol === 'http:' && !production)) return text;
  return wrong('give the https address that takes entries, e.g. https://registry.example/v1/registerDPP.');
}

function readSwitch(text: string) {
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  return /^(0|false|no|off)$/i.test(text) ? false : wrong('say on or off.');
}

function readOneOf<Word extends string>(words: readonly Word[]) {
  return (text: string): Word => words.find((word) => word === text) ?? wrong(`choose one of ${words.join(', ')}.`);
}

function readMonths(text: string) {
  const count = Number(text);
  return Number.isInteger(count) && count >= 0 && count <= 600 ? count : wrong('give a number of months, 0 for ever.');
}

function readRequests(text: string) {
  const count = Number(text);
  return Number.isInteger(count) && count >= 0 && count <= 1_000_000
    ? count
    : wrong('give a number of requests, 0 for no limit.');
}

function readProxies(text: string) {
  const count = Number(text);
  return Number.isInteger(count) && count >= 0 && count <= 10
    ? count
    : wrong('give the number of proxies in front, 0 to 10.');
}

function besideDatabase(databaseUrl: string): string {
  const path = /^sqlite:(?!:)(.+)$/.exec(databaseUrl)?.[1];
  const folder = path?.includes('/') ? path.slice(0, path.lastIndexOf('/')) : path ? '.' : './data';
  return `${folder}/signing-keys.json`;
}

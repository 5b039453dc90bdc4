import type { Server } from 'node:http';
import { createAccount } from '#api/access/accounts.ts';
import { hashPassword } from '#api/access/passwords.ts';
import { signToken } from '#api/access/tokens.ts';
import type { OrganisationRole } from '#api/access/viewer.ts';
import { buildApp } from '#api/app.ts';
import { type Config, readConfig } from '#api/config.ts';
import { newId } from '#api/ledger/new-id.ts';
import { openService, type Service } from '#api/open.ts';
import { heldPort } from './free-port.ts';

/** The real application, listening, with firms that are registered when a test first needs them. */
export interface TestApp {
  /** Where it listens; codes and tokens carry its PUBLIC_URL, which is the same if a test sets no other. */
  url: string;
  service: Service;
  /** For tests that stand between it and a browser. */
  server: Server;
  /** Id of the firm with that role; the same one every time. `name` makes another firm with it. */
  organisationFor(role: OrganisationRole, name?: string): Promise<string>;
  /** A token of a program that acts for that firm. */
  tokenFor(role: OrganisationRole, name?: string): Promise<string>;
  adminTokenFor(role: OrganisationRole, name?: string): Promise<string>;
  /** A member of that firm who can sign in. */
  memberFor(role: OrganisationRole, name?: string): Promise<{ login: string; password: string; member: string }>;
  operatorToken(): Promise<string>;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of an answer, not its type.
  graphql<Data = any>(query: string, variables?: object, token?: string): Promise<Answer<Data>>;
  close(): Promise<void>;
}

export interface Answer<Data> {
  status: number;
  data: Data;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; path?: string; id?: string } }[];
}

export interface TestAppSettings {
  /** Loads the demo region first. */
  demo?: boolean;
  config?: Partial<Config>;
  now?: () => Date;
}

export async function startApp({ demo = false, config = {}, now }: TestAppSettings = {}): Promise<TestApp> {
  // Its number is part of PUBLIC_URL, so it has to be known before the server listens.
  const { port, place } = await heldPort();
  const settings = readConfig({
    PORT: String(port),
    DATABASE_URL: 'sqlite::memory:',
    LOG_LEVEL: 'silent',
    DEMO: 'off',
  });
  const service = await openService({ ...settings, ...config }, now);
  if (demo) {
    const { loadDemo } = await import('#api/demo/load-demo.ts');
    await loadDemo(service);
  }
  const app = buildApp(service);
  await new Promise<void>((resolve, reject) => {
    app.server.once('error', reject);
    app.server.listen(place, resolve);
  });
  return { ...testApp(service, `http://localhost:${port}`), server: app.server, close: () => app.close() };
}

function testApp(service: Service, url: string): Omit<TestApp, 'close' | 'server'> {
  const { keys, config, now } = service;
  const firms = new Map<string, Promise<string>>();

  const graphql: TestApp['graphql'] = async (query, variables, token) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await response.json()) as Partial<Answer<never>>;
    return { status: response.status, data: data as never, errors };
  };

  const integration = (
    organisation: string,
    roles: OrganisationRole[],
    rights: { admin?: boolean; operator?: boolean },
  ) => {
    const { admin = false, operator = false } = rights;
    const identity = { kind: 'integration' as const, id: 'integration:test', organisation, roles, admin, operator };
    return signToken(keys, config.publicUrl, identity, 3600, now());
  };

  const operatorToken = () => integration('operator', [], { operator: true });

  async function register(role: OrganisationRole, name: string): Promise<string> {
    const id = newId();
    const input = { commandId: `register-${id}`, id, name, roles: [role.replace(/[A-Z]/g, '_$&').toUpperCase()] };
    const { data, errors } = await graphql(registerOrganisation, { input }, await operatorToken());
    if (data?.registerOrganisation.organisation?.id === id) return id;
    throw new Error(`The firm could not be registered: ${JSON.stringify(errors.length ? errors : data)}`);
  }

  const organisationFor: TestApp['organisationFor'] = (role, name = `${role} Test GmbH`) => {
    const key = `${role}/${name}`;
    const known = firms.get(key) ?? register(role, name);
    firms.set(key, known);
    return known;
  };

  return {
    url,
    service,
    graphql,
    operatorToken,
    organisationFor,
    tokenFor: async (role, name) => integration(await organisationFor(role, name), [role], {}),
    adminTokenFor: async (role, name) => integration(await organisationFor(role, name), [role], { admin: true }),
    async memberFor(role, name) {
      const organisation = await organisationFor(role, name);
      const member = newId();
      const login = `${member.toLowerCase()}@test.example`;
      passwordHash ??= hashPassword(password);
      const person = { member, organisation, name: 'Test Person', email: login, admin: false };
      await createAccount(service.storage.private, person, await passwordHash, now());
      return { login, password, member };
    },
  };
}

/** Of all members. Hashed once, because that is slow by intention. */
const password = 'a long enough sentence';
let passwordHash: Promise<string> | undefined;

const registerOrganisation = /* GraphQL */ `
  mutation ($input: RegisterOrganisationInput!) {
    registerOrganisation(input: $input) {
      ... on RegisterOrganisationSuccess { organisation { id } }
      ... on Refusal { code message path }
    }
  }
`;

import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audiencesOf, defaultAudiences, readAudienceTable } from '#api/access/audiences.ts';
import { readKeys } from '#api/access/keys.ts';
import { ConfigFault, readConfig } from '#api/config.ts';

describe('The settings', () => {
  it('suit one machine when nothing is set', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 4000,
      publicUrl: 'http://localhost:4000',
      databaseUrl: 'sqlite:./data/kreispass.db',
      signingKeyFile: './data/signing-keys.json',
      demo: true,
    });
  });

  it('open the service to the network and leave the demo region out in production', () => {
    expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({ production: true, host: '0.0.0.0', demo: false });
  });

  it('keep the keys beside the database', () => {
    expect(readConfig({ DATABASE_URL: 'sqlite:/srv/pass/k.db' }).signingKeyFile).toBe('/srv/pass/signing-keys.json');
  });

  it('name every mistake at once', () => {
    const wrong = {
      PORT: '99999',
      PUBLIC_URL: 'https://pass.example.com/app',
      DATABASE_URL: 'postgres://db',
      OIDC_ISSUER: 'https://id.example.com, nonsense',
      LOG_LEVEL: 'loud',
      GRAPHQL_OPERATIONS: 'some',
      REGISTRY_URL: 'ftp://registry.example',
      REGISTRY_TOKEN: 'short',
      TRUST_PROXY: 'yes',
      DEMO: 'perhaps',
      METRICS_TOKEN: 'short',
    };
    const { problems } = faultOf(() => readConfig(wrong));
    expect(problems.map((problem) => problem.split('=')[0]).sort()).toEqual(Object.keys(wrong).sort());
  });

  it('refuse the demo region in production', () => {
    expect(faultOf(() => readConfig({ NODE_ENV: 'production', DEMO: 'on' })).problems).toHaveLength(1);
  });

  it('take no identity provider without encryption in production', () => {
    const settings = { NODE_ENV: 'production', OIDC_ISSUER: 'http://id.example.com' };
    expect(faultOf(() => readConfig(settings)).problems[0]).toContain('https');
  });
});

describe('The key file', () => {
  it('is made once, for its owner only, and gives the same keys afterwards', () => {
    const file = join(folder(), 'deep/keys.json');
    const first = readKeys(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readKeys(file).token[0].kid).toBe(first.token[0].kid);
    expect(first.ledger[0].kid).not.toBe(first.token[0].kid);
  });

  it('signs with the newest key and keeps the older ones for verifying', () => {
    const file = join(folder(), 'keys.json');
    const { token } = readKeys(file, new Date('2026-01-01'));
    const other = JSON.parse(readFileSync(otherKeyFile(), 'utf8'));
    const both = JSON.parse(readFileSync(file, 'utf8'));
    both.keys.push(other.keys.find(({ use }: { use: string }) => use === 'token'));
    writeFileSync(file, JSON.stringify(both));
    const rotated = readKeys(file);
    expect(rotated.token).toHaveLength(2);
    expect(rotated.token[1]?.kid).toBe(token[0].kid);
  });

  it('is refused in words when it is damaged', () => {
    const file = join(folder(), 'keys.json');
    writeFileSync(file, '{"keys":[{"kid":"a","use":"token","createdAt":"2026-01-01","kty":"RSA"}]}');
    expect(faultOf(() => readKeys(file)).message).toContain('Ed25519');
    writeFileSync(file, 'not json');
    expect(faultOf(() => readKeys(file)).message).toContain('JSON');
  });

  function otherKeyFile(): string {
    const file = join(folder(), 'other.json');
    readKeys(file, new Date('2026-06-01'));
    return file;
  }
});

describe('The audiences of roles', () => {
  it('2023/1542 Art. 77(2) · are a lattice: authorities and legitimate interest see different points', () => {
    expect([...audiencesOf(['recycler'], defaultAudiences).audiences]).toEqual(['public', 'legitimateInterest']);
    expect([...audiencesOf(['marketSurveillance'], defaultAudiences).audiences]).toEqual(['public', 'authority']);
    expect([...audiencesOf(['carrier'], defaultAudiences).audiences]).toEqual(['public']);
  });

  it('2023/1542 Art. 77(2) subpara 3 · come with the purpose', () => {
    expect(audiencesOf(['dismantler'], defaultAudiences).purpose).toContain('Art. 77(2)');
  });

  it('2023/1542 Art. 77(9) · can be replaced by a file while the act is pending', () => {
    const file = join(folder(), 'audiences.json');
    const table = { validFrom: '2027-02-18', note: 'act', roles: { workshop: { audience: 'public', purpose: 'act' } } };
    writeFileSync(file, JSON.stringify(table));
    expect([...audiencesOf(['workshop'], readAudienceTable(file)).audiences]).toEqual(['public']);
  });

  it('are refused when the file names what does not exist', () => {
    const file = join(folder(), 'audiences.json');
    writeFileSync(file, JSON.stringify({ validFrom: 'soon', roles: { wizard: { audience: 'all' } } }));
    expect(faultOf(() => readAudienceTable(file)).problems).toHaveLength(4);
  });
});

function faultOf(act: () => unknown): ConfigFault {
  try {
    act();
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault;
    throw fault;
  }
  throw new Error('Nothing was refused.');
}

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'kreispass-'));
}

import { describe, expect, it } from 'vitest';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import { isUntpEvents, readUntpEvents } from '#schemas/foreign/untp/events/read.ts';
import { writeUntp } from '#schemas/foreign/untp/write.ts';
import { context, fullPassport } from './builders.ts';

describe('A UNTP passport', () => {
  it('in a signed envelope is read; a refusal says where inside it is', () => {
    expect(readForeignPassport(enveloped(credential()))).toMatchObject({
      format: 'untp-dpp',
      passport: fullPassport('ev'),
    });
    const model = { ...credential(), credentialSubject: { ...credential().credentialSubject, idGranularity: 'model' } };
    expect(readForeignPassport(enveloped(model))).toMatchObject({
      code: 'GRANULARITY_MODEL',
      path: '/id',
      message: expect.stringContaining('/credentialSubject/idGranularity'),
    });
  });

  it('in a presentation is read, and pointed at there', () => {
    const presentation = { type: ['VerifiablePresentation'], verifiableCredential: [credential()] };
    expect(readForeignPassport(presentation)).toMatchObject({ format: 'untp-dpp', category: 'ev' });
    const credentials = [{ ...credential(), odd: 1 }];
    expect(readForeignPassport({ ...presentation, verifiableCredential: credentials })).toMatchObject({
      kept: { '/verifiableCredential/0/odd': 1 },
    });
    expect(readForeignPassport({ ...presentation, verifiableCredential: [enveloped(credential())] })).toMatchObject({
      format: 'untp-dpp',
    });
    const two = { ...presentation, verifiableCredential: [credential(), credential()] };
    expect(readForeignPassport(two)).toMatchObject({ code: 'FORMAT_UNKNOWN' });
  });

  it('without type, as the schema allows, and without the credential around it is read', () => {
    const { type: _, ...untyped } = credential();
    expect(readForeignPassport(untyped)).toMatchObject({ format: 'untp-dpp', category: 'ev' });
    const product = { ...untyped.credentialSubject, odd: 1 };
    expect(readForeignPassport(product)).toMatchObject({ format: 'untp-dpp', kept: { '/odd': 1 } });
  });

  it.each([
    'data:application/vc+jwt,x',
    'data:application/vc+jwt,a.%%.c',
    'data:application/vc+jwt,a.bm8.c',
    'data:text/plain,a.e30.c',
    7,
  ])('is no fault in a broken envelope: %j', (id) => {
    expect(readForeignPassport({ type: 'EnvelopedVerifiableCredential', id })).toMatchObject({
      code: 'FORMAT_UNKNOWN',
    });
  });

  it('is not looked for in presentations within presentations', () => {
    const inner = { type: 'VerifiablePresentation', verifiableCredential: credential() };
    const outer = { type: 'VerifiablePresentation', verifiableCredential: inner };
    expect(readForeignPassport(outer)).toMatchObject({ code: 'FORMAT_UNKNOWN' });
  });
});

describe('UNTP traceability events', () => {
  const event = {
    type: ['MoveEvent', 'LifecycleEvent'],
    id: 'https://werk.example/event/1',
    name: 'Moved',
    eventDate: '2026-03-04T10:00:00Z',
    activityType: { code: 'x', name: 'x', schemeId: 'https://werk.example', schemeName: 'x' },
    movedProduct: [{ product: { id: 'https://werk.example/unit/1' } }],
    fromFacility: { id: 'https://werk.example/a' },
    toFacility: { id: 'https://werk.example/b' },
  };

  it('are read without type, in an envelope, and alone', () => {
    const credential = { issuer: { id: 'did:web:werk.example' }, credentialSubject: [event] };
    const found = { events: [{ type: 'CustodyTransferred', things: ['https://werk.example/unit/1'] }] };
    for (const document of [credential, enveloped(credential), event]) {
      expect(isUntpEvents(document)).toBe(true);
      expect(readUntpEvents(document)).toMatchObject(found);
    }
    expect(readUntpEvents(enveloped({ credentialSubject: [{ ...event, eventDate: 'soon' }] }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: '/id',
    });
    expect(readUntpEvents({ ...event, toFacility: {} })).toMatchObject({ path: '/toFacility' });
  });
});

function credential(): { type?: unknown; credentialSubject: object } {
  const found = writeUntp(fullPassport('ev'), context);
  if ('code' in found) throw new Error(found.message);
  return JSON.parse(JSON.stringify(found.document));
}

function enveloped(document: object): object {
  const payload = Buffer.from(JSON.stringify(document)).toString('base64url');
  return { type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,eyJhbGciOiJFZERTQSJ9.${payload}.c2ln` };
}

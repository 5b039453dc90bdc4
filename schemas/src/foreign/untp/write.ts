import type { Passport } from '../../passport.ts';
import { incomplete, type WriteContext, type Written } from '../lines/draft.ts';
import { mapped } from '../lines/mapping.ts';
import { notGivenBack, ownName } from '../lines/own-sections.ts';
import { fixed, type TwoWayMapping, writeLines } from '../lines/two-way.ts';
import { untpLines } from './lines.ts';
import { untpContext } from './terms.ts';

/**
 * A passport as UNTP 0.7.0 Digital Product Passport, unsigned: the issuer is who answers for the passport. What the vocabulary
 * has no word for stands in its room for characteristics under our own name, so that nothing is lost.
 */
export function writeUntp(passport: Partial<Passport>, context: WriteContext): Written {
  const named = { ...passport, general: withIssuer(passport.general) } as Partial<Passport>;
  const made = writeLines(mapping, named, context);
  if ('code' in made) return made;
  const document = made.document as Credential;
  const missing = [
    ...(document.issuer ? [] : ['general.operator.identifier']),
    ...(document.credentialSubject.producedAtFacility ? [] : ['general.manufacturingPlace.identifier']),
  ];
  if (missing.length > 0) return incomplete(mapping.title, missing);
  const rest = notGivenBack(passport, mapped(document, untpLines).part);
  if (rest)
    document.credentialSubject.characteristics = { ...document.credentialSubject.characteristics, [ownName]: rest };
  return made;
}

interface Credential {
  issuer?: object;
  credentialSubject: { characteristics?: object; producedAtFacility?: object };
}

/** Without an operator the manufacturer answers, 2023/1542 Art. 77(4): it placed the battery on the market. */
function withIssuer(general: Passport['general'] | undefined): Passport['general'] | undefined {
  return general && { ...general, operator: general.operator ?? general.manufacturer };
}

const mapping: TwoWayMapping = {
  title: 'UNTP Digital Product Passport',
  lines: untpLines,
  fixed: [
    fixed('type', () => ['DigitalProductPassport', 'VerifiableCredential']),
    fixed('@context', () => untpContext),
    fixed('id', ({ context }) => `urn:kreispass:passport:${context.id ?? 'unknown'}`),
    fixed('validFrom', ({ context }) => context.updatedAt),
    fixed('name', ({ may }) =>
      `Battery passport ${may('general.serialNumber') ?? may('general.modelIdentifier') ?? ''}`.trim(),
    ),
    fixed('credentialSubject.type', () => ['Product']),
    fixed('credentialSubject.name', ({ may }) => may('general.modelIdentifier')),
    fixed('credentialSubject.idGranularity', () => 'item'),
    fixed('credentialSubject.idScheme', ({ may }) => schemeOf(may('general.uniqueIdentifier') ?? '')),
    fixed('credentialSubject.productCategory', () => [
      {
        code: '46420',
        name: 'Electric accumulators and parts thereof',
        schemeId: 'https://unstats.un.org/unsd/classifications/Econ/cpc/',
        schemeName: 'UN Central Product Classification (CPC)',
      },
    ]),
  ],
};

/** Who gave out an identifier, as far as it says so itself. */
function schemeOf(identifier: string): object {
  const type = ['IdentifierScheme'];
  if (/\/01\/\d{14}/.test(identifier)) return { type, id: 'https://id.gs1.org', name: 'GS1 Digital Link' };
  const origin = /^https?:\/\/[^/?#]+/i.exec(identifier)?.[0];
  const scheme = origin ?? identifier.split(':').slice(0, 2).join(':');
  return { type, id: scheme, name: scheme };
}

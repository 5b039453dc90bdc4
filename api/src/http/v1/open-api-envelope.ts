import { reference } from './open-api-schemas.ts';

const uri = { type: 'string', minLength: 1, description: 'An identifier, in most cases a URI.' };
const time = { type: 'string', format: 'date-time' };

const envelope = {
  digitalProductPassportId: uri,
  uniqueProductIdentifier: uri,
  granularity: { const: 'item' },
  dppSchemaVersion: { type: 'string', const: 'EN 18223:2026' },
  dppStatus: { type: 'string', enum: ['active', 'archived'] },
  lastUpdated: time,
  economicOperatorId: uri,
  facilityId: uri,
  contentSpecificationIds: { type: 'array', items: { type: 'string', format: 'uri' } },
};
const { facilityId: _, ...always } = envelope;

/** What EN 18223 and EN 18222 put around the elements of a passport, and how a "no" looks. */
export const envelopeSchemas: Record<string, object> = {
  DppEnvelope: {
    type: 'object',
    description: 'EN 18223 Table 1.',
    required: Object.keys(always),
    properties: {
      ...envelope,
      withheld: {
        type: 'array',
        description: 'What is not for this reader; of the values of the single battery all there could be.',
        items: reference('Withheld'),
      },
    },
  },
  Withheld: {
    type: 'object',
    required: ['path', 'title', 'access', 'source'],
    properties: {
      path: { type: 'string' },
      title: { type: 'object', properties: { de: { type: 'string' }, en: { type: 'string' } } },
      access: { type: 'string', enum: ['pli', 'pli-com', 'auth'] },
      source: { type: 'string' },
    },
  },
  DigitalProductPassport: {
    description: 'Compressed, the default, or full.',
    anyOf: [reference('DigitalProductPassportFull'), reference('DigitalProductPassportCompressed')],
  },
  DigitalProductPassportCompressed: {
    allOf: [reference('DppEnvelope'), reference('PassportElements')],
    unevaluatedProperties: false,
  },
  DigitalProductPassportFull: {
    allOf: [reference('DppEnvelope')],
    required: ['elements'],
    properties: { elements: { type: 'array', items: reference('TypedElement') } },
    unevaluatedProperties: false,
  },
  DataElement: {
    description: 'One element: with its value, or with its kind.',
    anyOf: [reference('TypedElement'), reference('PlainElement')],
  },
  PlainElement: {
    type: 'object',
    additionalProperties: false,
    required: ['value'],
    properties: {
      elementId: { type: 'string' },
      value: { description: 'Any JSON value; null takes the element away.' },
    },
  },
  TypedElement: {
    type: 'object',
    description: 'EN 18223 Annex A.',
    required: ['elementId', 'objectType'],
    additionalProperties: false,
    properties: {
      elementId: { type: 'string' },
      dictionaryReference: { type: 'string', format: 'uri' },
      objectType: {
        enum: [
          'SingleValuedDataElement',
          'MultiValuedDataElement',
          'MultiLanguageDataElement',
          'DataElementCollection',
          'RelatedResource',
        ],
      },
      valueDataType: { type: 'string' },
      value: {},
      elements: { type: 'array', items: reference('TypedElement') },
      resourceTitle: { type: 'string' },
      contentType: { type: 'string' },
      url: { type: 'string' },
      language: { type: 'string' },
    },
  },
  NewPassport: {
    description: 'EN 18223 JSON in either form, the seven sections alone, or another format the import reads.',
    anyOf: [
      reference('PassportToIssue'),
      { type: 'object', required: ['digitalProductPassportId', 'elements'] },
      { type: 'object' },
    ],
  },
  PassportPatch: {
    type: 'object',
    description: 'The sections that change, as JSON Merge Patch (RFC 7396), or elements in the full form.',
    properties: { elements: { type: 'array', items: reference('TypedElement') } },
  },
  Created: { type: 'object', required: ['digitalProductPassportId'], properties: { digitalProductPassportId: uri } },
  ProductIds: {
    type: 'object',
    required: ['productIds'],
    properties: { productIds: { type: 'array', minItems: 1, maxItems: 1000, items: { type: 'string' } } },
  },
  DppIds: {
    type: 'object',
    required: ['dppIds'],
    additionalProperties: false,
    properties: { dppIds: { type: 'array', items: uri }, nextCursor: { type: 'string', minLength: 1 } },
  },
  DppRegistryEntry: {
    type: 'object',
    description: 'EN 18222 Table 11, with what (EU) 2026/1778 Art. 8 has checked.',
    additionalProperties: false,
    required: [
      'uniqueProductIdentifier',
      'digitalProductPassportId',
      'uniqueEconomicOperatorIdentifier',
      'dppApiEndpoint',
      'granularity',
      'modelIdentifier',
      'commodityCode',
    ],
    properties: {
      uniqueProductIdentifier: uri,
      digitalProductPassportId: uri,
      uniqueEconomicOperatorIdentifier: uri,
      backupUniqueEconomicOperatorIdentifier: uri,
      dppApiEndpoint: { type: 'string', format: 'uri' },
      granularity: { const: 'item' },
      modelIdentifier: uri,
      batchIdentifier: uri,
      commodityCode: { type: 'string', pattern: '^8507\\d{2}$' },
    },
  },
  RegistrationRequest: {
    type: 'object',
    description: 'The entry of EN 18222 Table 11, or its identifier alone; the rest is taken from the passport.',
    properties: { digitalProductPassportId: uri, uniqueProductIdentifier: uri },
  },
  RegisterResult: {
    type: 'object',
    additionalProperties: false,
    required: ['registrationId'],
    properties: { registrationId: { type: 'string', minLength: 1 } },
  },
  Result: {
    type: 'object',
    description: 'EN 18222 Tables 12 and 13; `error` says the same with a JSON Pointer.',
    required: ['statusCode', 'message', 'error'],
    properties: {
      statusCode: {
        enum: [
          'ClientErrorBadRequest',
          'ClientNotAuthorized',
          'ClientForbidden',
          'ClientMethodNotAllowed',
          'ClientErrorResourceNotFound',
          'ClientResourceConflict',
          'ServerNotImplemented',
          'ServerErrorBadGateway',
        ],
      },
      message: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['messageType', 'text'],
          properties: {
            messageType: { enum: ['Info', 'Warning', 'Error', 'Exception'] },
            text: { type: 'string' },
            code: { type: 'string' },
            correlationId: { type: 'string' },
            timestamp: time,
          },
        },
      },
      error: {
        type: 'object',
        required: ['code', 'message'],
        additionalProperties: false,
        properties: {
          code: { type: 'string' },
          message: { type: 'string' },
          path: { type: 'string' },
          source: { type: 'string' },
          values: {
            type: 'object',
            description: 'What the message names, by name.',
            additionalProperties: { type: ['string', 'number'] },
          },
        },
      },
    },
  },
};

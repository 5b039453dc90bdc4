import type { Request, Response } from 'express';
import type { Context } from '../../asking/context.ts';
import { answer, content, parameters, refused } from './open-api-parts.ts';
import { readDpp, readDppIds, readDppVersion, readElement, readRegistryEntry } from './read-dpp.ts';
import { createRegisterDpp } from './register-dpp.ts';
import type { RegistryClient } from './registry-client.ts';
import { archiveDpp, createDpp, updateDpp, updateElement } from './write-dpp.ts';

/** One operation of `/v1`: where it is asked for, what is published of it, and what answers. */
export interface Route {
  /** As OpenAPI writes it, variable parts in braces. */
  path: string;
  verb: 'get' | 'post' | 'patch' | 'delete';
  tag: 'Life cycle' | 'Elements' | 'Registry';
  /** Name of the operation in EN 18222. */
  operationId: string;
  summary: string;
  parameters?: object[];
  body?: object;
  /** By status. */
  answers: Readonly<Record<number, object>>;
  /** Only with a bearer token. */
  signedIn?: boolean;
  handler(context: Context, request: Request, response: Response): Promise<void>;
}

const { dppId, productId, elementPath, representation, date, reason, onBehalfOf } = parameters;
const { recycledAt, ifMatch, idempotencyKey, limit, cursor } = parameters;
const thePassport = answer('The passport.', 'DigitalProductPassport');

/** All of `/v1`, in the order it is published in. The router and the OpenAPI document follow from it. */
export function routesOf(registry: RegistryClient | undefined): Route[] {
  return [
    ...lifeCycle,
    ...elements,
    {
      path: '/v1/dpps/{dppId}/registryEntry',
      verb: 'get',
      tag: 'Registry',
      operationId: 'readRegistryEntry',
      summary: 'What the registry of (EU) 2026/1778 has to be told about this passport.',
      parameters: [dppId],
      answers: { 200: answer('The entry.', 'DppRegistryEntry'), ...refused(401, 404, 409) },
      handler: readRegistryEntry,
    },
    {
      path: '/v1/registerDPP',
      verb: 'post',
      tag: 'Registry',
      operationId: 'registerProductDPP',
      summary:
        'Brings a passport into the registry this installation is set to (RegisterProductDPP), and keeps the number.',
      body: content('RegistrationRequest'),
      answers: {
        200: answer('It is registered already.', 'RegisterResult'),
        201: answer('The registry has taken it in.', 'RegisterResult'),
        ...refused(400, 401, 403, 404, 409, 413, 415, 501, 502),
      },
      signedIn: true,
      handler: createRegisterDpp(registry),
    },
  ];
}

const lifeCycle: Route[] = [
  {
    path: '/v1/dpps',
    verb: 'post',
    tag: 'Life cycle',
    operationId: 'createDPP',
    summary: 'Creates a passport (CreateDPP).',
    parameters: [onBehalfOf, idempotencyKey],
    body: content('NewPassport', ['application/json', 'application/ld+json']),
    answers: { 201: answer('The passport was created.', 'Created'), ...refused(400, 401, 403, 409, 413, 415) },
    signedIn: true,
    handler: createDpp,
  },
  {
    path: '/v1/dpps/{dppId}',
    verb: 'get',
    tag: 'Life cycle',
    operationId: 'readDPPById',
    summary: 'Reads a passport (ReadDPPById).',
    parameters: [dppId, representation],
    answers: { 200: thePassport, ...refused(400, 401, 404) },
    handler: readDpp,
  },
  {
    path: '/v1/dpps/{dppId}',
    verb: 'patch',
    tag: 'Life cycle',
    operationId: 'updateDPPById',
    summary: 'Corrects or completes a passport (UpdateDPPById); JSON Merge Patch.',
    parameters: [dppId, representation, reason, idempotencyKey, ifMatch],
    body: content('PassportPatch', ['application/json', 'application/merge-patch+json']),
    answers: { 200: thePassport, ...refused(400, 401, 403, 404, 409, 412, 413, 415) },
    signedIn: true,
    handler: updateDpp,
  },
  {
    path: '/v1/dpps/{dppId}',
    verb: 'delete',
    tag: 'Life cycle',
    operationId: 'deleteDPPById',
    summary: 'Ends a passport after recycling (DeleteDPPById).',
    parameters: [dppId, recycledAt, idempotencyKey],
    answers: { 204: { description: 'The passport has ended.' }, ...refused(400, 401, 403, 404, 409) },
    signedIn: true,
    handler: archiveDpp,
  },
  {
    path: '/v1/dppsByProductId/{productId}',
    verb: 'get',
    tag: 'Life cycle',
    operationId: 'readDPPByProductId',
    summary: 'Reads the passport of a battery (ReadDPPByProductId).',
    parameters: [productId, representation],
    answers: { 200: thePassport, ...refused(400, 401, 404) },
    handler: readDpp,
  },
  {
    path: '/v1/dppsByIdAndDate/{dppId}',
    verb: 'get',
    tag: 'Life cycle',
    operationId: 'readDPPVersionByIdAndDate',
    summary: 'Reads a passport as it was (ReadDPPVersionByIdAndDate).',
    parameters: [dppId, date, representation],
    answers: { 200: thePassport, ...refused(400, 401, 404) },
    handler: readDppVersion,
  },
  {
    path: '/v1/dppsByProductIds',
    verb: 'post',
    tag: 'Life cycle',
    operationId: 'readDPPIdsByProductIds',
    summary: 'Which of these batteries have passports (ReadDPPIdsByProductIds).',
    parameters: [limit, cursor],
    body: content('ProductIds'),
    answers: { 200: answer('Identifiers of passports.', 'DppIds'), ...refused(400, 401, 413, 415) },
    handler: readDppIds,
  },
];

const elements: Route[] = [
  {
    path: '/v1/dpps/{dppId}/elements/{path}',
    verb: 'get',
    tag: 'Elements',
    operationId: 'readDataElement',
    summary: 'Reads one data element (ReadDataElement).',
    parameters: [dppId, elementPath, representation],
    answers: { 200: answer('The element.', 'DataElement'), ...refused(400, 401, 403, 404) },
    handler: readElement,
  },
  {
    path: '/v1/dpps/{dppId}/elements/{path}',
    verb: 'patch',
    tag: 'Elements',
    operationId: 'updateDataElement',
    summary: 'Changes, adds or removes one data element (UpdateDataElement).',
    parameters: [dppId, elementPath, representation, reason, idempotencyKey, ifMatch],
    body: content('DataElement'),
    answers: {
      200: answer('The element as it is now.', 'DataElement'),
      ...refused(400, 401, 403, 404, 409, 412, 413, 415),
    },
    signedIn: true,
    handler: updateElement,
  },
];

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface OpenApi {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, Answer> }>>;
  components: object;
}
interface Answer {
  content?: Record<string, { schema: { $ref: string } }>;
}

/** Holds real answers against what the OpenAPI document says of the operation and status. */
export interface OpenApiChecks {
  /** What is wrong with an answer; empty when nothing is, and a sentence when the document does not know it. */
  problems(operationId: string, status: number, body: unknown): string[];
  operations: readonly string[];
}

export function openApiChecks(document: unknown): OpenApiChecks {
  const { paths, components } = document as OpenApi;
  // Formats of ours (gtin, cas-number …) are not known to others either; the rest of the schema holds without them.
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'doc', components });
  const operations = Object.values(paths).flatMap((verbs) => Object.values(verbs));
  const compiled = new Map<string, ValidateFunction>();
  const validatorFor = (reference: string) => {
    const known = compiled.get(reference) ?? ajv.compile({ $ref: `doc${reference}` });
    compiled.set(reference, known);
    return known;
  };
  return {
    operations: operations.map(({ operationId }) => operationId),
    problems(operationId, status, body) {
      const operation = operations.find((each) => each.operationId === operationId);
      const answer = operation?.responses[String(status)];
      if (!answer) return [`${operationId} does not say that it answers ${status}`];
      const reference = answer.content?.['application/json']?.schema.$ref;
      if (!reference) return body === undefined ? [] : ['an answer without a body has one'];
      const validate = validatorFor(reference);
      validate(body);
      return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    },
  };
}

import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import type { Fragment } from './selection-type.ts';

/** What is written down in documents. */
export interface Documents {
  operations: readonly OperationDefinitionNode[];
  fragments: Map<string, Fragment>;
}

/**
 * Reads documents; their fragments are added to those known.
 * @throws Error when one asks for what the schema does not have, or when a name stands for two things
 */
export function readDocuments(
  schema: GraphQLSchema,
  documents: readonly string[],
  fragments: Documents['fragments'],
): Documents {
  const operations = new Map<string, OperationDefinitionNode>();
  for (const text of documents) {
    const document = parse(text, { noLocation: true });
    const [problem] = validate(schema, document);
    if (problem) throw problem;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) take(operations, definition.name?.value, definition);
      if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        const { name, typeCondition, selectionSet } = definition;
        take(fragments, name.value, { on: typeCondition.name.value, selections: selectionSet.selections });
      }
    }
  }
  return { operations: [...operations.values()], fragments };
}

function take<Thing extends object>(known: Map<string, Thing>, name: string | undefined, thing: Thing): void {
  if (name === undefined) throw new Error('An operation without a name: its types could not be found by it.');
  const before = known.get(name);
  if (before && JSON.stringify(before) !== JSON.stringify(thing)) throw new Error(`${name} is written in two ways.`);
  known.set(name, thing);
}

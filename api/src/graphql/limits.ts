import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  type SelectionSetNode,
  type Source,
  type ValueNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { refusal } from '#schemas/refusal.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import { refusalError } from '../access/refusal-error.ts';

/** How much one request may ask for. Generous for the clients' own documents, far below what would hurt. */
export const limits = {
  depth: 12,
  aliases: 30,
  tokens: 2000,
  /** Fields that could be answered, lists counted by their `first` or `points`. */
  cost: 60_000,
  bodyBytes: 1_048_576,
  /** Live connections of one token, and of everybody without one together: each costs memory for as long as it stays. */
  streams: 30,
  strangersStreams: 200,
};

/** Refuses documents that are too long, too deep, too repetitive or too costly before they are executed. */
export function limitPlugin(): Plugin {
  return {
    onParse: ({ setParseFn }) => setParseFn(parseLimited),
    onExecute: ({ args }) => checkLimits(args.document, args.variableValues),
    onSubscribe: ({ args }) => checkLimits(args.document, args.variableValues),
  };
}

/** Arguments that say how long a list is. */
const lengths = ['first', 'points'];

/** No list is longer, whatever is asked for; the longest is a history. */
const longestList = 200;

const measured = new WeakMap<DocumentNode, Measure>();

/**
 * Whether a valid document stays within the limits; measured once per document.
 * @throws GraphQLError INVALID_INPUT saying which limit and by how much.
 */
export function checkLimits(document: DocumentNode, variables: Record<string, unknown> = {}): void {
  let measure = measured.get(document);
  if (!measure) {
    measure = measureDocument(document);
    measured.set(document, measure);
  }
  const { depth, aliases } = measure;
  if (depth > limits.depth) throw tooMuch(inputCases.tooLevelled(depth, limits.depth));
  if (aliases > limits.aliases) throw tooMuch(inputCases.tooManyAliases(aliases, limits.aliases));
  measure.fixedCost ??= measure.isFixed ? costOf(measure, {}, new Map()) : undefined;
  const cost = measure.fixedCost ?? costOf(measure, variables, new Map());
  if (cost > limits.cost) {
    throw tooMuch(inputCases.tooCostly(cost, limits.cost));
  }
}

function parseLimited(source: string | Source): DocumentNode {
  return parse(source, { maxTokens: limits.tokens });
}

/** What a selection asks for: how deep, how many aliases, fields that answer once, and what lies below them. */
interface Measure {
  depth: number;
  aliases: number;
  fields: number;
  below: { first: ValueNode | undefined; measure: Measure }[];
  /** Whether no list's length comes from a variable; then its cost is worked out once. */
  isFixed: boolean;
  fixedCost?: number | undefined;
}

/**
 * Fragments are measured once each, however often they are spread: nested ones would otherwise double with every level.
 * Runs after validation, so there are no circles of fragments.
 */
function measureDocument(document: DocumentNode): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const known = new Map<SelectionSetNode, Measure>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  function measure(selections: SelectionSetNode): Measure {
    const earlier = known.get(selections);
    if (earlier) return earlier;
    const sum: Measure = { depth: 1, aliases: 0, fields: 0, below: [], isFixed: true };
    known.set(selections, sum);
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) addField(sum, selection);
      else
        add(
          sum,
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value),
          undefined,
          0,
        );
    }
    return sum;
  }

  function addField(sum: Measure, field: FieldNode): void {
    // Introspection is deep by nature, finite, and switched off in production for strangers.
    if (field.name.value.startsWith('__')) return;
    sum.fields += 1;
    if (field.alias) sum.aliases += 1;
    add(sum, field, field.arguments?.find(({ name }) => lengths.includes(name.value))?.value, 1);
  }

  function add(
    sum: Measure,
    part: { selectionSet?: SelectionSetNode | undefined } | undefined,
    first: ValueNode | undefined,
    level: 0 | 1,
  ): void {
    if (!part?.selectionSet) return;
    const inner = measure(part.selectionSet);
    sum.depth = Math.max(sum.depth, inner.depth + level);
    sum.aliases += inner.aliases;
    sum.isFixed &&= inner.isFixed && first?.kind !== Kind.VARIABLE;
    sum.below.push({ first, measure: inner });
  }

  const whole: Measure = { depth: 0, aliases: 0, fields: 0, below: [], isFixed: true };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) add(whole, definition, undefined, 0);
  }
  return whole;
}

function costOf(measure: Measure, variables: Record<string, unknown>, known: Map<Measure, number>): number {
  const earlier = known.get(measure);
  if (earlier !== undefined) return earlier;
  let sum = measure.fields;
  for (const { first, measure: inner } of measure.below)
    sum += times(first, variables) * costOf(inner, variables, known);
  known.set(measure, sum);
  return sum;
}

function times(first: ValueNode | undefined, variables: Record<string, unknown>): number {
  if (!first) return 1;
  const value =
    first.kind === Kind.VARIABLE ? variables[first.name.value] : first.kind === Kind.INT ? Number(first.value) : 1;
  return typeof value === 'number' && value > 1 ? Math.min(value, longestList) : 1;
}

function tooMuch(said: Sentence) {
  return refusalError(refusal('INVALID_INPUT', said), { status: 400 });
}

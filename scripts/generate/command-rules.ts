import { givenOf } from './commands.ts';
import { banner, refName, type Schema, type Schemas } from './schemas.ts';
import { singleRule } from './value-rules.ts';

/** What may stand in each field of a command, one constant per command, so that a form carries only the rules it asks for. */
export function commandRulesFile({ shapes, commands }: Schemas): string {
  const rules = commands.map((command) => {
    const fields = Object.fromEntries(fieldsOf(command, '', shapes.$defs ?? {}));
    const doc = `/** Fields of \`${command.title}\` by JSON Pointer; \`*\` stands for any entry of a list. */`;
    return `${doc}\nexport const ${command.title}Rules = ${JSON.stringify(fields, null, 2)} as const satisfies FieldRules;\n`;
  });
  return [`// ${banner}`, "import type { FieldRules } from '../checks/command-rules.ts';", '', ...rules].join('\n');
}

type Field = [pointer: string, rule: object];

function fieldsOf({ properties = {}, required = [] }: Schema, above: string, named: Record<string, Schema>): Field[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const pointer = `${above}/${name}`;
    const field = shapeOf(property, named);
    if (!field) return [];
    const list = field.items && shapeOf(field.items, named);
    const inner = list ?? field;
    const own = [pointer, { ...ruleOf(field, inner), ...(required.includes(name) && { required: true }) }] as Field;
    return [own, ...fieldsOf(inner, list ? `${pointer}/*` : pointer, named)];
  });
}

/** What a property is, wherever it is written down; undefined for passports and JSON of any shape, which no form holds as a field. */
function shapeOf(property: Schema, named: Record<string, Schema>): Schema | undefined {
  const given = givenOf(property);
  const shape = given.$ref ? named[refName(given.$ref)] : given;
  return shape && (given['x-graphql'] ?? shape['x-graphql']) !== 'JSON' ? shape : undefined;
}

/** For a list: how many entries, and what each of them may be. */
function ruleOf({ minItems, maxItems }: Schema, inner: Schema): object {
  return { ...singleRule(inner), ...(minItems && { minItems }), ...(maxItems && { maxItems }) };
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commandRulesFile } from './generate/command-rules.ts';
import { commandsFile } from './generate/commands.ts';
import { compliancePage } from './generate/compliance.ts';
import { entriesFile } from './generate/entries.ts';
import { mappingPage } from './generate/mapping.ts';
import { propertiesFile } from './generate/properties.ts';
import { referencePage } from './generate/reference.ts';
import { refusalsPage } from './generate/refusals.ts';
import { folder, readSchemas } from './generate/schemas.ts';
import { sectionsFile } from './generate/sections.ts';
import { typesFile } from './generate/types.ts';
import { validatorsFile } from './generate/validators.ts';
import { valueRulesFile } from './generate/value-rules.ts';

const help = `npm run generate [-- --check]

Writes types, validators, the annotation table, the GraphQL types of the sections and the reference page from the JSON
Schemas in schemas/, the page of refusals from their store, and the compliance table from the names of tests. With --check nothing is written; it fails when a file is not up to date.`;

const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) console.log(help);
else run(values.check === true);

function run(check: boolean): void {
  const stale = [...generated()].filter(([path, text]) => current(path) !== text);
  if (check && stale.length > 0) {
    console.error(
      `Not up to date: ${stale.map(([path]) => join('schemas', path)).join(', ')}. Run "npm run generate" and commit.`,
    );
    process.exit(1);
  }
  for (const [path, text] of stale) writeFileSync(new URL(path, folder), text);
  console.log(
    stale.length === 0 ? 'Everything generated is up to date.' : `Wrote ${stale.map(([path]) => path).join(', ')}.`,
  );
}

function generated(): Map<string, string> {
  const schemas = readSchemas();
  const { code, declarations } = validatorsFile(schemas);
  return new Map([
    ['src/generated/types.ts', typesFile(schemas)],
    ['src/generated/entries.ts', entriesFile(schemas)],
    ['src/generated/validators.js', code],
    ['src/generated/validators.d.ts', declarations],
    ['src/generated/properties.ts', propertiesFile(schemas)],
    ['src/generated/sections-schema.ts', sectionsFile(schemas)],
    ['src/generated/commands-schema.ts', commandsFile(schemas)],
    ['src/generated/command-rules.ts', commandRulesFile(schemas)],
    ['src/generated/value-rules.ts', valueRulesFile(schemas)],
    ['REFERENCE.md', referencePage(schemas)],
    ['MAPPING.md', mappingPage(schemas)],
    ['REFUSALS.md', refusalsPage()],
    ['../api/test/law/COMPLIANCE.md', compliancePage()],
  ]);
}

function current(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, folder), 'utf8');
  } catch {
    return undefined;
  }
}

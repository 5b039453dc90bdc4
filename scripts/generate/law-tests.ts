import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/** A test whose name begins with the law or standard it comes from. */
export interface LawTest {
  /** Act or standard, e.g. `2023/1542`. */
  act: string;
  /** Where in it, e.g. `Art. 77(7) subpara 2`. */
  place: string;
  /** The rule in words. */
  rule: string;
  /** The file, from the root of the repository. */
  file: string;
}

const root = new URL('../../', import.meta.url);
const left = new Set(['node_modules', 'dist', 'data', '.git', 'generated']);

/** All tests of the repository that name their source, found by reading them; none is run. */
export function lawTests(): LawTest[] {
  return testFiles('').flatMap((file) => lawTestsIn(readFileSync(new URL(file, root), 'utf8'), file));
}

/** The same of one file's text. */
export function lawTestsIn(code: string, file: string): LawTest[] {
  const { program, errors } = parseSync(file, code, { lang: 'ts' });
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  const found: LawTest[] = [];
  walk(program, [], (names) => {
    const test = readName(names);
    if (test) found.push({ ...test, file });
  });
  return found;
}

function testFiles(folder: string): string[] {
  return readdirSync(new URL(folder || '.', root), { withFileTypes: true })
    .filter(({ name }) => !left.has(name))
    .flatMap((one) => (one.isDirectory() ? testFiles(`${folder}${one.name}/`) : [`${folder}${one.name}`]))
    .filter((file) => /\.test\.tsx?$/.test(file))
    .sort();
}

// What a source looks like: an EU act by its number, a German act by its short title, a standard by its publisher.
const sourceName =
  /^(?:\(EU\) )?(?<act>\d{4}\/\d+(?:\/E[CU])?|[A-ZÄÖÜ][A-Za-zäöü]*(?:G|V)|RFC \d+|C2SP [\w-]+|DIN DKE SPEC \d+|EN \d+|ISO\/IEC [\d-]+|ADR|GS1[ -][A-Z][\w -]+?|UNECE [\w. ]+?)(?:,? (?<place>(?:Art\.|Annex|§|SP |P\d|\d|Guidance)[^·]*?))? · (?<rule>.+)$/;

/**
 * `['2023/1542 Art. 77(2)', '· the public sees …']`, or one name alone that says it all. Whoever groups tests under a source
 * need not repeat it.
 */
function readName(names: readonly string[]): Omit<LawTest, 'file'> | undefined {
  for (const name of [names.at(-1) ?? '', joined(names)]) {
    const { act, place = '', rule } = sourceName.exec(name)?.groups ?? {};
    if (act && rule) return { act, ...placed(place, rule.replace(/%[sdij%]|\$\w+/g, '…')) };
  }
  return undefined;
}

/** A rule that begins with the rest of its place, `(4) · …` or `point 4(b) · …` inside a group of the article. */
function placed(place: string, rule: string): { place: string; rule: string } {
  const [, closer = '', rest = rule] = /^(?:point )?(\(?\d[\w(), ]{0,20}?) · (.+)$/.exec(rule) ?? [];
  const space = closer.startsWith('(') ? '' : ' ';
  return { place: closer ? `${place}${space}${closer}` : place, rule: rest };
}

function joined(names: readonly string[]): string {
  const from = names.findIndex((name) => sourceName.test(`${name.replace(/ · .*$/, '')} · x`));
  if (from < 0) return '';
  const [group = '', ...rest] = names.slice(from);
  const [source = '', subject = ''] = group.split(' · ');
  const rule = [subject, ...rest].map((part) => part.replace(/^· /, '')).filter(Boolean);
  return `${source} · ${rule.join(': ')}`;
}

interface Call {
  callee: unknown;
  arguments: unknown[];
}

/** Visits every `it(name, …)` with the names of the groups around it; `it.each(…)(name, …)` and `it.skipIf(…)(…)` too. */
function walk(node: unknown, names: readonly string[], visit: (names: string[]) => void): void {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, names, visit);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { type } = node as { type?: string };
  const word = type === 'CallExpression' ? rootOf((node as Call).callee) : undefined;
  const name =
    word === 'it' || word === 'test' || word === 'describe' ? textOf((node as Call).arguments[0]) : undefined;
  if (name !== undefined && word !== 'describe') {
    visit([...names, name]);
    return;
  }
  const inside = name === undefined ? names : [...names, name];
  for (const value of Object.values(node)) walk(value, inside, visit);
}

function rootOf(callee: unknown): string | undefined {
  const { type, name, object, callee: inner } = callee as Record<string, unknown>;
  if (type === 'Identifier') return String(name);
  if (type === 'MemberExpression') return rootOf(object);
  return type === 'CallExpression' ? rootOf(inner) : undefined;
}

function textOf(argument: unknown): string | undefined {
  const { type, value, quasis } = (argument ?? {}) as Record<string, unknown>;
  if (type === 'Literal' && typeof value === 'string') return value;
  if (type !== 'TemplateLiteral') return undefined;
  return (quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked).join('…');
}

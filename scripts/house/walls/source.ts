import { type ParseResult, parseSync, Visitor } from 'vite';

/** A file of ours as far as walls are concerned: what it takes from elsewhere. */
export interface Source {
  /** From the root of the repository, with slashes. */
  path: string;
  text: string;
  imports: Import[];
  /** What it asks of the platform, as written: `Date.now`, `process.env`, `new Date()`. */
  asks: Asked[];
}

export interface Import {
  from: string;
  line: number;
  /** A path from the root for one of our files; `node:fs`, or a package and what is taken of it, for all others. */
  to: string;
  isOurs: boolean;
  /** Whether nothing of it is left when the types are taken off. */
  isType: boolean;
}

export interface Asked {
  line: number;
  what: string;
}

/** Reads one file with the parser that also builds the clients. */
export function readSource(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new SyntaxError(`${path}: ${error.message}`);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const imports = namedIn(parsed, text).map(({ name, isType, start }) => {
    return { from: path, line: lineAt(start), isType, ...resolve(path, name) };
  });
  return {
    path,
    text,
    imports,
    asks: askedIn(parsed.program).map(({ what, start }) => ({ what, line: lineAt(start) })),
  };
}

interface Named {
  name: string;
  isType: boolean;
  start: number;
}

/** Every module a file names: `import`, `export … from`, `import()`, and `import('…').Type`. */
function namedIn({ module, program }: ParseResult, text: string): Named[] {
  const named: Named[] = [];
  for (const { moduleRequest, entries, start } of module.staticImports)
    named.push({ name: moduleRequest.value, isType: entries.length > 0 && entries.every(isTypeOnly), start });
  for (const { entries, start } of module.staticExports) {
    const name = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest?.value;
    if (name) named.push({ name, isType: entries.every(isTypeOnly), start });
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const name = /^(['"`])([^$]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2];
    if (name) named.push({ name, isType: false, start });
  }
  new Visitor({
    TSImportType: ({ source, start }) => named.push({ name: source.value, isType: true, start }),
  }).visit(program);
  return named;
}

function isTypeOnly({ isType }: { isType: boolean }): boolean {
  return isType;
}

/** The short names of `package.json`, `imports`. */
const shortName = /^#(schemas|api|web-kit)\//;

function resolve(from: string, name: string): Pick<Import, 'to' | 'isOurs'> {
  const to = name.replace(/\?.*$/, '');
  if (shortName.test(to)) return { to: to.replace(shortName, '$1/src/'), isOurs: true };
  if (to.startsWith('.')) return { to: new URL(to, `file:///${from}`).pathname.slice(1), isOurs: true };
  return { to, isOurs: false };
}

function askedIn(program: ParseResult['program']): { what: string; start: number }[] {
  const asked: { what: string; start: number }[] = [];
  new Visitor({
    MemberExpression({ object, property, start }) {
      if (object.type === 'Identifier' && property.type === 'Identifier')
        asked.push({ what: `${object.name}.${property.name}`, start });
    },
    NewExpression({ callee, arguments: given, start }) {
      if (callee.type === 'Identifier' && given.length === 0) asked.push({ what: `new ${callee.name}()`, start });
    },
  }).visit(program);
  return asked;
}

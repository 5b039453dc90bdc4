import type { Import, Source } from './source.ts';

/** What the programs of each room may import: nobody reaches into a room that is not named here. */
const mayImport: Record<string, readonly string[]> = {
  schemas: [],
  api: ['schemas'],
  'web-kit': ['schemas'],
  'workshop-client': ['web-kit', 'schemas'],
  'dismantling-station': ['web-kit', 'schemas'],
  scripts: ['schemas', 'api', 'web-kit', 'workshop-client', 'dismantling-station'],
};

/** Imports from a room that this room must not know. Tests may import whatever they try out. */
export function betweenRooms(sources: readonly Source[]): string[] {
  return importsOf(sources, (path) => !isTest(path)).flatMap((each) => {
    const [room, other] = [roomOf(each.from), roomOf(each.to)];
    const allowed = mayImport[room] ?? [];
    if (room === other || allowed.includes(other)) return [];
    const known = allowed.length > 0 ? `only ${allowed.join(' and ')}` : 'no other room';
    return [`${said(each)}, but ${room} knows ${known}. ${other === 'api' ? askBySchema : belongsBelow}`];
  });
}

const askBySchema = 'Clients know the service by its GraphQL schema alone.';
const belongsBelow = 'What two rooms need goes into one that both stand on.';

/** Imports by which a program would not run without its tests. */
export function fromTests(sources: readonly Source[]): string[] {
  return importsOf(sources, (path) => !isTest(path) && roomOf(path) !== 'scripts')
    .filter(({ to }) => isTest(to))
    .map((each) => `${said(each)}, but tests know the program, never the other way round.`);
}

/**
 * The service from the ground up (api/README.md). Rooms on one line stand on the same floor and may know each other; whatever
 * is not named is a subject.
 */
const floors: readonly (readonly string[])[] = [
  ['config.ts'],
  ['ledger', 'storage'],
  ['open-storage.ts'],
  ['access'],
  ['asking'],
  ['every subject'],
  ['subjects.ts'],
  ['record'],
  ['open.ts', 'exports'],
  ['graphql', 'http'],
  ['demo'],
  ['app.ts'],
  ['main.ts'],
];
const floorOfSubjects = floors.findIndex(([first]) => first === 'every subject');

/** Imports of the service that run up, also those of a type alone: what is below must make sense without what is above. */
export function upwards(sources: readonly Source[]): string[] {
  return importsOf(sources, isOfService).flatMap((each) => {
    const [room, other] = [placeOf(each.from), placeOf(each.to)];
    if (!isOfService(each.to) || floorOf(other) <= floorOf(room)) return [];
    return [`${said(each)}, which is above it: ${floorOf(room) === floorOfSubjects ? fromContext : takeAsArgument}`];
  });
}

const fromContext = 'a subject is known by what stands above it; resolvers get what they need from the context.';
const takeAsArgument = 'let it be given as an argument, or move what both need further down.';

/** Files that lie loose in the service although no floor is theirs. */
export function loose(sources: readonly Source[]): string[] {
  const places = new Set(
    sources
      .map(({ path }) => path)
      .filter(isOfService)
      .map(placeOf),
  );
  return [...places]
    .filter((place) => place.endsWith('.ts') && !floors.some((known) => known.includes(place)))
    .map((place) => `api/src/${place} lies loose; it belongs into a folder, or is named among the floors.`);
}

/**
 * Imports of another subject's insides. Its public face is its folder `state/`: what it is now, and what follows from that. How
 * it decides, which commands it has and how it answers are its own business. What a reader is shown of it, `shown/`, is for
 * everybody as well: a document, a grade or a statement about a battery never says more than the battery itself.
 */
export function insides(sources: readonly Source[]): string[] {
  return importsOf(sources, isOfService).flatMap((each) => {
    const [subject, other] = [placeOf(each.from), placeOf(each.to)];
    if (subject === other || !isSubject(subject) || !isOfService(each.to) || !isSubject(other)) return [];
    if (/^(state|shown)\//.test(each.to.slice(`api/src/${other}/`.length))) return [];
    return [`${said(each)}, but other subjects see of ${other} only its state/ and what is shown of it (shown/).`];
  });
}

/** Every import of our files, of the sources asked for. */
export function importsOf(sources: readonly Source[], ofWhich: (path: string) => boolean): Import[] {
  return sources.filter(({ path }) => ofWhich(path)).flatMap(({ imports }) => imports.filter(({ isOurs }) => isOurs));
}

/** Where something is, as a terminal makes a link of it, and what it takes. */
export function said({ from, line, to, isType }: Import): string {
  return `${from}:${line} imports ${isType ? 'a type of ' : ''}${to}`;
}

export function isTest(path: string): boolean {
  return /^[^/]+\/test\//.test(path);
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function isOfService(path: string): boolean {
  return path.startsWith('api/src/');
}

/** The folder of the service a file is in, or the loose file itself. */
function placeOf(path: string): string {
  return path.split('/')[2] ?? path;
}

function isSubject(place: string): boolean {
  return floorOf(place) === floorOfSubjects && !place.endsWith('.ts');
}

function floorOf(place: string): number {
  const floor = floors.findIndex((places) => places.includes(place));
  return floor === -1 ? floorOfSubjects : floor;
}

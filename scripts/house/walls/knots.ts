import { importsOf, said } from './floors.ts';
import type { Import, Source } from './source.ts';

/**
 * Folders that cannot be understood one without the other: each is reached from the other by what it imports. A folder is its
 * own files; those in its subfolders are rooms of their own. Types alone make no knot.
 */
export function knots(sources: readonly Source[], below: string): string[] {
  const isBelow = (path: string) => path.startsWith(`${below}/`);
  const arrows = importsOf(sources, isBelow).filter(
    ({ from, to, isType }) => !isType && isBelow(to) && folderOf(from) !== folderOf(to),
  );
  const circles = arrows.flatMap((arrow) => {
    const back = shortestWay(arrows, folderOf(arrow.to), folderOf(arrow.from));
    return back ? [[arrow, ...back]] : [];
  });
  return smallest(circles).map(tell);
}

/** Without those that go round a smaller one: whoever undoes that has undone them too, or sees them next. */
function smallest(circles: Import[][]): Import[][] {
  const kept: Import[][] = [];
  for (const circle of circles.sort((one, other) => one.length - other.length)) {
    const folders = foldersOf(circle);
    if (!kept.some((small) => foldersOf(small).every((folder) => folders.includes(folder)))) kept.push(circle);
  }
  return kept;
}

function tell(circle: readonly Import[]): string {
  const steps = circle.map((each) => `\n    ${said(each)}`).join('');
  return `${foldersOf(circle).join(' and ')} need each other; one of these imports has to go, or what both need into a third folder:${steps}`;
}

function foldersOf(circle: readonly Import[]): string[] {
  return [...new Set(circle.map(({ from }) => folderOf(from)))].sort();
}

/** The imports that lead from one folder to another, as few as possible; undefined when there is no way. */
function shortestWay(arrows: readonly Import[], start: string, end: string): Import[] | undefined {
  const ways = new Map<string, Import[]>([[start, []]]);
  for (const [folder, way] of ways) {
    if (folder === end) return way;
    for (const arrow of arrows) {
      const next = folderOf(arrow.to);
      if (folderOf(arrow.from) === folder && !ways.has(next)) ways.set(next, [...way, arrow]);
    }
  }
  return undefined;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

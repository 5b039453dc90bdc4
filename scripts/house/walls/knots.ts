import { importsOf, said } from './floors.ts';
import type { Import, Source } from './source.ts';

/** One import, by the places it leads from and to. */
interface Arrow {
  start: string;
  end: string;
  by: Import;
}

/**
 * Places that cannot be understood one without the other: each is reached from the other by what it imports. A place is a
 * folder with its own files; those in its subfolders are others. Files that lie loose in the outermost folder are places each
 * for itself, as `main.ts` stands above everything and `config.ts` below. Types alone make no knot.
 */
export function knots(sources: readonly Source[], outermost: string): string[] {
  const isWithin = (path: string) => path.startsWith(`${outermost}/`);
  const placeOf = (path: string) => (folderOf(path) === outermost ? path : folderOf(path));
  const arrows = importsOf(sources, isWithin)
    .filter(({ to, isType }) => !isType && isWithin(to))
    .map((by) => ({ start: placeOf(by.from), end: placeOf(by.to), by }))
    .filter(({ start, end }) => start !== end);
  const circles = arrows.flatMap((arrow) => {
    const back = shortestWay(arrows, arrow.end, arrow.start);
    return back ? [[arrow, ...back]] : [];
  });
  return smallest(circles).map(tell);
}

/** Without those that go round a smaller one: whoever undoes that has undone them too, or sees them next. */
function smallest(circles: Arrow[][]): Arrow[][] {
  const kept: Arrow[][] = [];
  for (const circle of circles.sort((one, other) => one.length - other.length)) {
    const places = placesOf(circle);
    if (!kept.some((small) => placesOf(small).every((place) => places.includes(place)))) kept.push(circle);
  }
  return kept;
}

function tell(circle: readonly Arrow[]): string {
  const steps = circle.map(({ by }) => `\n    ${said(by)}`).join('');
  return `${placesOf(circle).join(' and ')} need each other; one of these imports has to go, or what both need into a third place:${steps}`;
}

function placesOf(circle: readonly Arrow[]): string[] {
  return circle.map(({ start }) => start).sort();
}

/** The imports that lead from one place to another, as few as possible; undefined when there is no way. */
function shortestWay(arrows: readonly Arrow[], start: string, end: string): Arrow[] | undefined {
  const ways = new Map<string, Arrow[]>([[start, []]]);
  for (const [place, way] of ways) {
    if (place === end) return way;
    for (const arrow of arrows) {
      if (arrow.start === place && !ways.has(arrow.end)) ways.set(arrow.end, [...way, arrow]);
    }
  }
  return undefined;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

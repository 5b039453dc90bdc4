import type { Audience, Viewer } from '../access/viewer.ts';

/**
 * Who may see which thing at all, and as whom. Which properties of a passport that opens is decided by `accessView`
 * alone.
 */

type Asking = Viewer | undefined;

const everybody: ReadonlySet<Audience> = new Set(['public']);
const everything: ReadonlySet<Audience> = new Set(['public', 'legitimateInterest', 'commission', 'authority']);

/** What of a battery decides as whom somebody reads it: who answers for its passport. A model has no id here. */
interface Read {
  operator: string;
  id?: string;
}

/** As whom somebody reads this passport. Who answers for it has written it, so nothing of it is withheld from them. */
export function audiencesFor(viewer: Asking, battery: Read): ReadonlySet<Audience> {
  if (!viewer) return everybody;
  if (battery.operator === viewer.organisation) return everything;
  const { audiences, interestIn } = viewer;
  return battery.id !== undefined && interestIn?.has(battery.id) ? withInterest(audiences) : audiences;
}

const interested = new WeakMap<ReadonlySet<Audience>, ReadonlySet<Audience>>();

/** Made once per set, as the access view keeps what it knows by the set itself. */
function withInterest(audiences: ReadonlySet<Audience>): ReadonlySet<Audience> {
  let widened = interested.get(audiences);
  if (!widened) {
    widened = new Set<Audience>([...audiences, 'legitimateInterest']);
    interested.set(audiences, widened);
  }
  return widened;
}

/** Status, condition and use of one battery are for who has a legitimate interest, 2023/1542 Annex XIII point 4. */
export function hasInterest(viewer: Asking, battery?: Read): boolean {
  return (battery ? audiencesFor(viewer, battery) : (viewer?.audiences ?? everybody)).has('legitimateInterest');
}

export function isAuthority(viewer: Asking): boolean {
  return viewer !== undefined && (viewer.audiences.has('authority') || viewer.audiences.has('commission'));
}

/** A vehicle or component is nobody's business who neither has to do with such things nor supervises those who do. */
export function mayFindGoods(viewer: Asking): boolean {
  return hasInterest(viewer) || isAuthority(viewer);
}

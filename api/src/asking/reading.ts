import { type Audience, publicAudiences, type Viewer } from '../access/viewer.ts';
import { hasInterest, isAuthority } from './visibility.ts';

/** As whom somebody reads a subject's entries. */
export interface Reading {
  /** The firm that asks: it sees all of what it has recorded itself. */
  firm?: string;
  audiences: ReadonlySet<Audience>;
  /** Status, condition and use, 2023/1542 Annex XIII point 4. */
  interest: boolean;
  /** Has or had it in hands, or supervises those who do: sees firms and places. */
  insider: boolean;
  /** Numbers of vehicles they may know, because they have or had the vehicle, or supervise those who do (CJEU C-319/22). */
  vins: 'all' | readonly string[];
  /** Nobody in particular: sees only entries that everybody sees, not even that there are others. */
  outsider: boolean;
}

/** As whom somebody reads what is either theirs to see or not. `found`: others may know that it is there. */
export function readingAs(viewer: Viewer | undefined, insider: boolean, found = insider): Reading {
  const audiences = viewer?.audiences ?? publicAudiences;
  return {
    ...(viewer && { firm: viewer.organisation }),
    audiences,
    interest: hasInterest(viewer),
    insider,
    vins: isAuthority(viewer) ? 'all' : [],
    outsider: !found,
  };
}

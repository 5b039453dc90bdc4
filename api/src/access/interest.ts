import type { Events } from '#schemas/generated/types.ts';

/** What the data are needed for: the purposes of 2023/1542 Art. 77(2) subpara 3, and Art. 77(7) for waste. */
export type InterestPurpose = Events['InterestStated']['purpose'];

/**
 * Why a firm may read what is only for a legitimate interest, and what proves it. Days are those of Germany. It counts from
 * the moment somebody else has confirmed it.
 */
export interface Interest extends Omit<Events['InterestStated'], 'interest'> {
  id: string;
  statedAt: string;
  /** Firm or authority that confirmed it; `operator` for who runs the installation. */
  confirmedBy?: string;
  confirmedAt?: string;
  endedAt?: string;
  endedBecause?: string;
}

/** What a firm may read because of its interests: everything, or only some batteries. */
export interface InterestsInForce {
  /** Something was confirmed at some time, so the record decides and not the role alone. */
  onRecord: boolean;
  general: readonly Interest[];
  individual: readonly Interest[];
}

/**
 * Which of a firm's interests count on this day.
 * @param admitted purposes that open data at all; a dated setting while the act of 2023/1542 Art. 77(9) is pending
 */
export function interestsInForce(
  interests: readonly Interest[],
  admitted: ReadonlySet<InterestPurpose>,
  day: string,
): InterestsInForce {
  const valid = interests.filter((interest) => admitted.has(interest.purpose) && isInForce(interest, day));
  return {
    onRecord: interests.some(({ confirmedAt }) => confirmedAt !== undefined),
    general: valid.filter(({ batteries }) => batteries === undefined),
    individual: valid.filter(({ batteries }) => batteries !== undefined),
  };
}

/** Confirmed, not ended, and the day lies within its validity. */
function isInForce({ from, until, confirmedAt, endedAt }: Interest, day: string): boolean {
  return confirmedAt !== undefined && endedAt === undefined && from <= day && (until === undefined || day <= until);
}

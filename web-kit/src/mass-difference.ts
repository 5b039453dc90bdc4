/** The share from which a difference between dispatch and receipt needs a word (the service has the last say). */
const tolerance = 0.05;

/** How far the weight on arrival is from the weight at dispatch. */
export interface MassDifference {
  kg: number;
  share: number;
  beyondTolerance: boolean;
}

/** Undefined while either weight is unknown. */
export function massDifference(
  dispatchedKg: number | null,
  receivedKg: number | undefined,
): MassDifference | undefined {
  if (!dispatchedKg || receivedKg === undefined) return undefined;
  const kg = receivedKg - dispatchedKg;
  const share = kg / dispatchedKg;
  return { kg, share, beyondTolerance: Math.abs(share) > tolerance };
}

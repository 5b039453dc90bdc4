import { type Chance, idMaker, idMakerInRuns } from '#schemas/id.ts';

const chance: Chance = (bytes) => crypto.getRandomValues(bytes);

/** A new id for whatever the ledger will know. */
export const newId = idMaker(chance);

/** Gives new ids for very many at once, as an import needs them. */
export const idsInRuns = (): (() => string) => idMakerInRuns(chance);

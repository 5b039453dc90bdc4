import { idMaker } from '#schemas/id.ts';

/** A new id, made on this device: a step is kept with it before the service has heard of it. */
export const newId = idMaker((bytes) => crypto.getRandomValues(bytes));

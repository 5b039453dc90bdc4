import { documentsOf } from '#web-kit/document.ts';
import type { Operations } from '../generated/operations.ts';

/** Writes down a document of this client. */
export const asks = documentsOf<Operations>();

import { type FixedLine, fixed } from '../lines/two-way.ts';
import { dayOf } from './values.ts';

/** The frame of a passport in Catena-X; the model itself asks for dummies where there is nothing to say. */
export function metadataFixed(withLastModification: boolean): FixedLine[] {
  return [
    fixed('metadata.version', () => '1.0.0'),
    fixed('metadata.issueDate', ({ context }) => dayOf(context.updatedAt)),
    // 2023/1542 Art. 77(8): a passport ends when the battery has been recycled, on no day known before.
    fixed('metadata.expirationDate', () => '9999-12-31'),
    fixed('metadata.predecessor', () => 'urn:uuid:00000000-0000-0000-0000-000000000000'),
    fixed('metadata.backupReference', () => ''),
    ...(withLastModification ? [fixed('metadata.lastModification', ({ context }) => dayOf(context.updatedAt))] : []),
  ];
}

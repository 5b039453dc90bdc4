import type { ColumnsByKind, OpenOptions } from '../open-storage.ts';
import type { Storage } from '../storage.ts';

export async function openMongodb(_url: string, _columns: ColumnsByKind, _options: OpenOptions = {}): Promise<Storage> {
  throw new TypeError('MongoDB comes in a moment.');
}

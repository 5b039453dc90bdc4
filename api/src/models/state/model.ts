import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { PassportPart } from '#schemas/generated/types.ts';
import type { EntryOf } from '../../ledger/entry.ts';
import type { KeptSubject } from '../../ledger/subject.ts';
import { documentKeys } from './named-documents.ts';

/** Data that all units of a battery model share (2023/1542 Art. 3(1)(19)), written with the first unit of it. */
export interface BatteryModel {
  id: string;
  organisation: string;
  modelIdentifier: string;
  passport: PassportPart;
  registeredAt: string;
}

export const keptModel = {
  kind: 'model',
  evolve: (model, entry) => model ?? registered(entry),
  keys: (model) => [
    ...searchWords(model).map((word) => `model:${word}#${model.id}`),
    ...documentKeys(model.passport, model.id),
  ],
  columnNames: [],
  columns: () => ({}),
} satisfies KeptSubject<'model', BatteryModel>;

/** One record per firm and model identifier; two firms may use the same identifier for different things. */
export function modelId(organisation: string, modelIdentifier: string): string {
  const name = JSON.stringify([organisation, modelIdentifier]);
  const known = ids.get(name) ?? hash('sha256', name).slice(0, 32);
  ids.set(name, known);
  return known;
}

/** Asked for every unit of a model. */
const ids = new LRUCache<string, string>({ max: 5000 });

/** What a model is found by: the words of its identifier, its name and its manufacturer. */
function searchWords({ modelIdentifier, passport: { general } }: BatteryModel): string[] {
  const text = [modelIdentifier, general?.modelName, general?.manufacturer?.name, general?.manufacturer?.tradeName];
  const found =
    text
      .filter(Boolean)
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(found)].map((word) => word.slice(0, 40));
}

function registered({ id, data, recordedAt }: EntryOf<'BatteryModelRegistered'>): BatteryModel {
  return { id, ...data, registeredAt: recordedAt };
}

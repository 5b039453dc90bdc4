import { generateKeyPairSync } from 'node:crypto';
import { accept, refuse } from '../src/ledger/decision.ts';
import type { NewEntry } from '../src/ledger/entry.ts';
import type { Submission } from '../src/ledger/ledger.ts';
import { type OpenLedger, openLedger } from '../src/ledger/open-ledger.ts';
import type { KeptSubject } from '../src/ledger/subject.ts';
import { openStorage } from '../src/open-storage.ts';
import type { Storage } from '../src/storage/storage.ts';

/** A subject as small as can be: it is registered under a unique name and then held by one firm after the other. */
export interface Tool {
  name: string;
  holder?: string;
  turns: number;
}

export const toolSubject: KeptSubject<'component', Tool> = {
  kind: 'component',
  columnNames: ['holder', 'turns'],
  evolve(state, entry) {
    // Of events that happen to others, see `aTool`.
    const { type, data } = entry as object as { type: string; data: object };
    if (type === 'OrganisationRegistered') return { name: (data as { name: string }).name, turns: 0 };
    if (state === undefined) throw new Error('A tool begins with its registration.');
    if (type === 'StepCorrected') return state;
    if (type === 'ItemReserved')
      return { ...state, holder: (data as { receiver: string }).receiver, turns: state.turns + 1 };
    return { ...state, turns: state.turns + 1 };
  },
  keys: ({ name }) => [`name:${name}`],
  columns: ({ holder, turns }) => ({ holder: holder ?? null, turns }),
  edges: ({ holder }) => {
    if (holder === undefined) return [];
    return [{ from: { kind: 'component', id: holder }, to: { kind: 'organisation', id: holder }, type: 'heldBy' }];
  },
};

export const toolColumns = { component: toolSubject.columnNames };

/** Ids that are valid wherever an event asks for one. */
export const firms = ['7K2M9QX4TB0AWC', '3F8ZJ1RNY6D5HE'] as const;

export const signingKey = {
  name: 'kreispass.example/ledger',
  privateKey: generateKeyPairSync('ed25519').privateKey,
};

export async function aLedger(storage?: Storage): Promise<OpenLedger & { storage: Storage }> {
  const opened = storage ?? (await openStorage('sqlite::memory:', toolColumns));
  const ledger = await openLedger({ storage: opened, subjects: [toolSubject], signingKey, now: aClock() });
  return { ...ledger, storage: opened };
}

/** Ticks a millisecond each time it is asked. */
export function aClock(): () => Date {
  let time = Date.parse('2026-11-20T08:00:00.000Z');
  return () => new Date(time++);
}

/** Registers the tool `id`, by default under its id as name. */
export function register(
  id: string,
  { commandId = `register-${id}`, name = id, organisation = firms[0] as string } = {},
): Submission {
  return {
    commandId,
    actor: { organisation },
    async decide(reader) {
      if (await reader.subject('component', id)) return refuse('ALREADY_REGISTERED', { registrationId: id });
      return accept(aTool(id, 'OrganisationRegistered', { name, roles: ['workshop'] }));
    },
  };
}

/** What a decision may try to write: right, wrong, or of events that happen to others. */
export function aTool(id: string, type: string, data: object): NewEntry {
  return { kind: 'component', id, type, data } as NewEntry;
}

/** Takes a tool that nobody holds. */
export function claim(id: string, commandId: string, holder: string = firms[0]): Submission {
  return {
    commandId,
    actor: { organisation: holder },
    async decide(reader) {
      const tool = await reader.subject<Tool>('component', id);
      if (tool === undefined) return refuse('ITEM_UNKNOWN', { item: id });
      if (tool.state.holder !== undefined) return refuse('NOT_IN_YOUR_HANDS');
      return accept({ kind: 'component', id, type: 'ItemReserved', data: { handoff: firms[0], receiver: holder } });
    },
  };
}

/** Uses a tool `times`, which always works. */
export function use(id: string, commandId: string, times = 1): Submission {
  return {
    commandId,
    actor: { organisation: firms[0] },
    async decide() {
      const entry = aTool(id, 'MemberRemoved', { member: 'm-1' });
      return accept(...Array.from({ length: times }, () => entry));
    },
  };
}

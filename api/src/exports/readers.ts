import { LRUCache } from 'lru-cache';
import type { Viewer } from '../access/viewer.ts';
import type { Context } from '../asking/context.ts';
import { standingIn } from '../asking/seen-corrected.ts';
import { hasInterest, isAuthority } from '../asking/visibility.ts';
import type { SubjectKind } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import { concerning } from '../passports/find-batteries.ts';
import { passportView, wholePassport } from '../passports/shown/passport-view.ts';
import { vinOf } from '../passports/shown/vin.ts';
import type { Battery } from '../passports/state/battery.ts';
import type { Filter, Storage } from '../storage/storage.ts';
import type { ExportReader } from './lines.ts';

/** Small enough that others are answered between two pages. */
const pageSize = 50;

/**
 * Batteries a firm has to do with, each as the firm may see it; authorities get all. To the registry a firm tells only those it
 * answers for. Every battery that goes out is noted in the read log.
 */
export function readerFor(context: Context, viewer: Viewer, format: string): ExportReader {
  return {
    publicUrl: context.publicUrl,
    page: (before) => pageOf(context.storage, filterFor(viewer, format), before),
    async show(battery) {
      context.noteRead(battery.id);
      const { visible, withheld } = await passportView(context, battery);
      return {
        passport: visible,
        withheld: withheld.map(({ path }) => path),
        isWhole: battery.state.operator === viewer.organisation,
        vin: (await vinOf(context, battery)) ?? undefined,
      };
    },
    firm: async (id) => (await context.load<Organisation>('organisation', id))?.state,
    mayReadUse(battery) {
      const may = hasInterest(viewer, battery);
      if (may) context.noteRead(battery.id);
      return may;
    },
    history: (...asked) => context.storage.history(...asked),
    standing: (ref) => standingIn(context.storage, ref),
  };
}

function filterFor(viewer: Viewer, format: string): Filter {
  if (format === 'registry') return { all: { operator: viewer.organisation } };
  return isAuthority(viewer) ? {} : { any: concerning(viewer) };
}

/** Everything in a database, for who runs the installation; the database is only read. */
export function installationReader(storage: Storage, publicUrl: string): ExportReader {
  // Units of a model lie together, so a few models at hand are nearly all.
  const known = new LRUCache<string, SubjectView>({ max: 200 });
  async function load<State extends object>(kind: SubjectKind, id: string): Promise<SubjectView<State> | undefined> {
    const key = `${kind}:${id}`;
    const found = known.get(key) ?? (await storage.subject(kind, id));
    if (found) known.set(key, found);
    return found as SubjectView<State> | undefined;
  }
  return {
    publicUrl,
    page: (before) => pageOf(storage, {}, before),
    async show({ state }) {
      const passport = await wholePassport({ load }, state);
      return { passport, withheld: [], isWhole: true, vin: state.removal ? undefined : state.vin };
    },
    firm: async (id) => (await load<Organisation>('organisation', id))?.state,
    mayReadUse: () => true,
    history: (...asked) => storage.history(...asked),
    standing: (ref) => standingIn(storage, ref),
  };
}

function pageOf(storage: Storage, filter: Filter, before: number | undefined): Promise<SubjectView<Battery>[]> {
  const page = { first: pageSize, ...(before !== undefined && { before }) };
  return storage.search('battery', filter, page) as Promise<SubjectView<Battery>[]>;
}

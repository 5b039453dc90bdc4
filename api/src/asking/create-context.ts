import DataLoader from 'dataloader';
import type { GradingRules } from '#schemas/grading/grading.ts';
import type { ReadLog } from '../access/read-log.ts';
import type { Viewer } from '../access/viewer.ts';
import type { SubjectKind } from '../ledger/entry.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Storage } from '../storage/storage.ts';
import type { Context } from './context.ts';
import type { Register } from './register.ts';
import type { Signer } from './signer.ts';

export interface ContextSources {
  ledger: OpenLedger;
  storage: Storage;
  subjects: Register;
  readLog: ReadLog;
  grading: readonly GradingRules[];
  signer: Signer;
  publicUrl: string;
  now: () => Date;
  newId: () => string;
}

type Loader = DataLoader<string, SubjectView | undefined>;

/** One context per request. Loaders are made when first needed: most requests look at one or two kinds of things. */
export function createContext(
  sources: ContextSources,
  viewer: Viewer | undefined,
  language: 'de' | 'en',
  refusalLanguage = language,
): Context {
  const { ledger, storage, subjects, readLog, grading, signer, publicUrl, now, newId } = sources;
  const loaders = new Map<SubjectKind, Loader>();

  function loaderOf(kind: SubjectKind): Loader {
    let loader = loaders.get(kind);
    if (!loader) {
      loader = createLoader(ledger, kind);
      loaders.set(kind, loader);
    }
    return loader;
  }

  const noteRead = (battery: string) => {
    if (viewer) readLog.note(viewer, battery);
  };

  return {
    viewer,
    ledger,
    storage,
    subjects,
    grading,
    signer,
    publicUrl,
    now,
    newId,
    language,
    refusalLanguage,
    noteRead,
    readsOf: readLog.readsOf,
    load<State extends object>(kind: SubjectKind, id: string) {
      if (kind === 'battery') noteRead(id);
      const kept = ledger.views.kept(kind, id);
      return (kept ? Promise.resolve(kept) : loaderOf(kind).load(id)) as Promise<SubjectView<State> | undefined>;
    },
  };
}

/** Batches without remembering: a subscription lives long, and several mutations of one request see each other's results. */
function createLoader(ledger: OpenLedger, kind: SubjectKind): Loader {
  return new DataLoader(
    async (ids) => {
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) return [await ledger.views.subject(kind, only)];
      const found = await ledger.views.subjects(kind, ids);
      return ids.map((id) => found.get(id));
    },
    { cache: false },
  );
}

/** German unless English is liked better (RFC 9110 §12.5.4: by weight, and at the same weight by order). */
export function languageOf(acceptLanguage: string | null | undefined): 'de' | 'en' {
  return spokenIn(acceptLanguage) ?? 'de';
}

/** Programs that name no language read English; people's browsers name theirs. */
export function refusalLanguageOf(acceptLanguage: string | null | undefined): 'de' | 'en' {
  return spokenIn(acceptLanguage) ?? 'en';
}

function spokenIn(acceptLanguage: string | null | undefined): 'de' | 'en' | undefined {
  if (!acceptLanguage) return undefined;
  let liked: { language: 'de' | 'en'; weight: number } | undefined;
  for (const [, language = '', weight = '1'] of acceptLanguage.matchAll(spokenHere)) {
    if (Number(weight) <= (liked?.weight ?? 0)) continue;
    liked = { language: language.toLowerCase() as 'de' | 'en', weight: Number(weight) };
  }
  return liked?.language;
}

const spokenHere = /(?:^|,)\s*(de|en)(?:-[\w-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?(?=,|$)/gi;

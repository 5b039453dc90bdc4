import DataLoader from 'dataloader';
import { handlers, isPermitted } from '../access/permissions.ts';
import type { Context } from '../asking/context.ts';
import { ruleOf } from '../asking/correcting.ts';
import { correctionIn, standingCorrections } from '../ledger/corrected.ts';
import type { Entry, SubjectKind } from '../ledger/entry.ts';
import { misfitIn } from './contradictions.ts';
import { involvedIn } from './involved.ts';

/** What a firm could do to an entry now, for the buttons; asked of the same rules that decide. */
export interface Correctable {
  alone: boolean;
  /** Ids of firms. */
  needs: string[];
  fields: readonly string[];
  mayStrike: boolean;
  insteadOf?: number;
}

/** Undefined when nothing can be done, or not by this firm. */
export async function correctableBy(context: Context, entry: Entry): Promise<Correctable | undefined> {
  const { viewer, subjects } = context;
  const rule = ruleOf(subjects, entry);
  if (!viewer || rule.never || !isPermitted(viewer, handlers)) return undefined;
  const [view, history] = await Promise.all([
    context.ledger.views.record(entry.kind, entry.id),
    historiesOf(context).load(`${entry.kind}:${entry.id}`),
  ]);
  const involved = involvedIn(subjects, entry, view, history);
  if (!involved.includes(viewer.organisation)) return undefined;
  const needs = involved.filter((firm) => firm !== viewer.organisation);
  const by = standingCorrections(history).get(entry.position);
  const isStruck = by !== undefined && correctionIn(by)?.didNotHappen === true;
  return {
    alone: needs.length === 0,
    needs,
    fields: isStruck ? [] : (rule.fields ?? []),
    mayStrike: !isStruck && misfitIn(subjects, history, [{ entry, to: { didNotHappen: true } }]) === undefined,
    ...(by && { insteadOf: by.position }),
  };
}

const loaders = new WeakMap<Context, DataLoader<string, Entry[]>>();

/** Each history once for a whole page of its entries. Remembers nothing beyond: a subscription lives long. */
function historiesOf(context: Context): DataLoader<string, Entry[]> {
  let loader = loaders.get(context);
  if (!loader) {
    loader = new DataLoader((names) => Promise.all(names.map((name) => pastOf(context, name))), { cache: false });
    loaders.set(context, loader);
  }
  return loader;
}

function pastOf({ ledger }: Context, name: string): Promise<Entry[]> {
  const colon = name.indexOf(':');
  return ledger.views.past({ kind: name.slice(0, colon) as SubjectKind, id: name.slice(colon + 1) });
}

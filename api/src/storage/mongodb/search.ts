import type { QueryFilter } from 'mongoose';
import type { SubjectKind } from '../../ledger/entry.ts';
import { nameOfColumn, type SubjectView } from '../../ledger/subject.ts';
import type { ColumnsByKind, Filter, Page } from '../storage.ts';
import type { Collections, SubjectDocument } from './schema.ts';
import { viewOf } from './views.ts';

type Where = QueryFilter<SubjectDocument>;

/** A page of a list, newest first. */
export async function search(
  { subjects }: Collections,
  columns: ColumnsByKind,
  kind: SubjectKind,
  filter: Filter,
  page: Page,
): Promise<SubjectView[]> {
  const where = conditions(columns, kind, filter);
  if (where === undefined) return [];
  if (page.before !== undefined) where.created = { $lt: page.before };
  return (await subjects.find(where).sort({ created: -1 }).limit(page.first).lean()).map(viewOf);
}

/** How many match, counted no further than `limit`. */
export async function count(
  { subjects }: Collections,
  columns: ColumnsByKind,
  kind: SubjectKind,
  filter: Filter,
  limit: number,
): Promise<number> {
  const where = conditions(columns, kind, filter);
  return where === undefined ? 0 : (await subjects.find(where, { _id: 1 }).limit(limit).lean()).length;
}

/** `undefined` when nothing can match. */
function conditions(
  columns: ColumnsByKind,
  kind: SubjectKind,
  { all = {}, any, ids, struck }: Filter,
): Where | undefined {
  const declared = (columns[kind] ?? []).map(nameOfColumn);
  const condition = ([column, value]: [string, string | number | readonly (string | number)[]]): Where => {
    if (!declared.includes(column)) {
      throw new TypeError(
        `Lists of kind "${kind}" cannot be filtered by "${column}"; declare it as a column of the subject.`,
      );
    }
    return { [`columns.${column}`]: typeof value === 'object' ? { $in: [...value] } : value };
  };
  const where: Where = { kind };
  if (ids) where._id = { $in: ids.map((id) => `${kind}:${id}`) };
  Object.assign(where, ...Object.entries(all).map(condition));
  if (any === undefined) {
    // What was struck out has no values in its columns, so only who asks for none would find it.
    if (!struck && Object.keys(all).length === 0) where.struck = false;
    return where;
  }
  const alternatives = Object.entries(any).map(condition);
  return alternatives.length === 0 ? undefined : { ...where, $or: alternatives };
}

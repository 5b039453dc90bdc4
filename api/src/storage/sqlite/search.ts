import type { SQLInputValue } from 'node:sqlite';
import type { SubjectKind } from '../../ledger/entry.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import type { Filter, Page } from '../storage.ts';
import type { Database } from './database.ts';
import { columnName } from './schema.ts';
import type { ViewRows } from './views.ts';

/**
 * A page of a list, newest first. Each alternative of `any` is read along its own index and the pages are merged, so a
 * firm with a million batteries gets its first page as fast as one with ten.
 */
export function search(rows: ViewRows, kind: SubjectKind, filter: Filter, page: Page): SubjectView[] {
  const found = new Map<number, SubjectView>();
  for (const branch of branches(rows, kind, filter)) {
    const conditions = [...branch.conditions];
    const values = [...branch.values];
    if (page.before !== undefined) {
      conditions.push('created < ?');
      values.push(page.before);
    }
    const where = `${conditions.join(' AND ') || 'true'} ORDER BY created DESC LIMIT ?`;
    for (const view of rows.many(kind, where, ...values, page.first)) found.set(view.created, view);
  }
  return [...found.values()].sort((one, other) => other.created - one.created).slice(0, page.first);
}

/** How many rows match, counted no further than `limit`. */
export function count(db: Database, rows: ViewRows, kind: SubjectKind, filter: Filter, limit: number): number {
  const { name } = rows.table(kind);
  const parts = branches(rows, kind, filter);
  if (parts.length === 0) return 0;
  const selects = parts.map(
    ({ conditions }) => `SELECT created FROM ${name} WHERE ${conditions.join(' AND ') || 'true'}`,
  );
  const sql = `SELECT count(*) AS count FROM (SELECT created FROM (${selects.join(' UNION ')}) LIMIT ?)`;
  return db.get<{ count: number }>(sql, ...parts.flatMap(({ values }) => values), limit)?.count ?? 0;
}

interface Branch {
  conditions: string[];
  values: SQLInputValue[];
}

function branches(rows: ViewRows, kind: SubjectKind, { all = {}, any, ids, struck }: Filter): Branch[] {
  const { columns } = rows.table(kind);
  const base: Branch = { conditions: [], values: [] };
  if (ids) add(base, 'id', ids);
  for (const [column, value] of Object.entries(all)) add(base, declared(columns, kind, column), value);
  if (any === undefined) {
    // What was struck out has no values in its columns, so only who asks for none would find it.
    if (!struck && Object.keys(all).length === 0) base.conditions.push('struck = 0');
    return [base];
  }
  return Object.entries(any).map(([column, value]) => {
    const branch = { conditions: [...base.conditions], values: [...base.values] };
    add(branch, declared(columns, kind, column), value);
    return branch;
  });
}

function add(
  { conditions, values }: Branch,
  column: string,
  value: string | number | readonly (string | number)[],
): void {
  if (typeof value === 'object') {
    conditions.push(`${column} IN (SELECT value FROM json_each(?))`);
    values.push(JSON.stringify(value));
  } else {
    conditions.push(`${column} = ?`);
    values.push(value);
  }
}

function declared(columns: readonly string[], kind: SubjectKind, column: string): string {
  if (columns.includes(column)) return columnName(column);
  throw new TypeError(
    `Lists of kind "${kind}" cannot be filtered by "${column}"; declare it as a column of the subject.`,
  );
}

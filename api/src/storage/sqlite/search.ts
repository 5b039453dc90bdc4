import type { SQLInputValue } from 'node:sqlite';
import type { SubjectKind } from '../../ledger/entry.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import type { Filter, Page } from '../storage.ts';
import type { Database } from './database.ts';
import { columnName } from './schema.ts';
import type { Table, ViewRows } from './views.ts';

/**
 * A page of a list, newest first. Each alternative of `any` is read along its own index and the pages are merged, so a
 * firm with a million batteries gets its first page as fast as one with ten.
 */
export function search(rows: ViewRows, kind: SubjectKind, filter: Filter, page: Page): SubjectView[] {
  const found = new Map<number, SubjectView>();
  for (const { source, created, conditions, values } of branches(rows.table(kind), kind, filter)) {
    const before = page.before === undefined ? [] : [page.before];
    const all = [...conditions, ...before.map(() => `${created} < ?`)];
    const where = `${all.join(' AND ') || 'true'} ORDER BY ${created} DESC LIMIT ?`;
    for (const view of rows.from(kind, source, where, ...values, ...before, page.first)) found.set(view.created, view);
  }
  return [...found.values()].sort((one, other) => other.created - one.created).slice(0, page.first);
}

/** How many rows match, counted no further than `limit`. */
export function count(db: Database, rows: ViewRows, kind: SubjectKind, filter: Filter, limit: number): number {
  const parts = branches(rows.table(kind), kind, filter);
  if (parts.length === 0) return 0;
  const selects = parts.map(
    ({ source, created, conditions }) =>
      `SELECT ${created} AS created FROM ${source} WHERE ${conditions.join(' AND ') || 'true'}`,
  );
  const sql = `SELECT count(*) AS count FROM (SELECT created FROM (${selects.join(' UNION ')}) LIMIT ?)`;
  return db.get<{ count: number }>(sql, ...parts.flatMap(({ values }) => values), limit)?.count ?? 0;
}

type Wanted = string | number | readonly (string | number)[];

interface Branch {
  /** What it is read from, and by which number the rows of it are in order. */
  source: string;
  created: string;
  conditions: string[];
  values: SQLInputValue[];
  /** Only a few rows are looked at anyway. */
  isFew: boolean;
}

function branches(table: Table, kind: SubjectKind, { all = {}, any, ids, struck }: Filter): Branch[] {
  const { name } = table;
  const isFew = ids !== undefined;
  const base: Branch = { source: name, created: `${name}.created`, conditions: [], values: [], isFew };
  if (ids) equal(base, 'id', ids);
  for (const [column, value] of Object.entries(all)) narrow(table, kind, base, column, value);
  if (any === undefined) {
    // What was struck out has no values in its columns, so only who asks for none would find it.
    if (!struck && Object.keys(all).length === 0) base.conditions.push('struck = 0');
    return [base];
  }
  return Object.entries(any).map(([column, value]) => {
    const branch = { ...base, conditions: [...base.conditions], values: [...base.values] };
    narrow(table, kind, branch, column, value);
    return branch;
  });
}

function narrow(table: Table, kind: SubjectKind, branch: Branch, column: string, value: Wanted): void {
  if (!table.columns.includes(column))
    throw new TypeError(
      `Lists of kind "${kind}" cannot be filtered by "${column}"; declare it as a column of the subject.`,
    );
  if (table.many.some(({ name }) => name === column)) amongMany(table, branch, column, value);
  else equal(branch, columnName(column), value);
}

function equal({ conditions, values }: Branch, column: string, value: Wanted): void {
  conditions.push(`${column} ${isOneOf(value)}`);
  values.push(bound(value));
}

/**
 * By one value: read along the table of the column, newest first, whoever has a million. Where only a few rows are looked at, or
 * by several values, which may all be those of one row: each row is looked up there.
 */
function amongMany({ manyTable }: Table, branch: Branch, column: string, value: Wanted): void {
  const isWalk = typeof value !== 'object' && !branch.isFew && !branch.source.includes(manyTable);
  const match = `${manyTable}.name = '${column}' AND ${manyTable}.value ${isOneOf(value)}`;
  if (isWalk) {
    branch.source = `${manyTable} CROSS JOIN ${branch.source} ON ${branch.created} = ${manyTable}.created`;
    branch.created = `${manyTable}.created`;
    branch.conditions.push(match);
  } else {
    branch.conditions.push(
      `EXISTS (SELECT 1 FROM ${manyTable} WHERE ${match} AND ${manyTable}.created = ${branch.created})`,
    );
  }
  branch.values.push(bound(value));
}

const isOneOf = (value: Wanted): string => (typeof value === 'object' ? 'IN (SELECT value FROM json_each(?))' : '= ?');

const bound = (value: Wanted): SQLInputValue => (typeof value === 'object' ? JSON.stringify(value) : value);

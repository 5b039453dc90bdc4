import {
  credentialOf,
  credentialType,
  type Statement,
  type StatementKind,
  statementFormat,
  statementType,
} from '#schemas/signed/signed.ts';
import type { Context } from '../asking/context.ts';
import { historyOf } from '../asking/history.ts';
import type { HistoryEntry } from '../asking/seen-as.ts';
import { audiencesFor } from '../asking/visibility.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { completenessOf } from '../passports/shown/completeness.ts';
import { passportView } from '../passports/shown/passport-view.ts';
import type { Battery } from '../passports/state/battery.ts';
import { evidenceOf, lastShown } from './evidence.ts';

/** How a statement is sent: as a plain JWS, or as a verifiable credential. */
export type StatementForm = 'jws' | 'jwt';

export const statementKinds = ['passport', 'history', 'completeness'] as const satisfies readonly StatementKind[];

/** Entries of one history that one statement proves; each brings a proof of a kilobyte. */
const entriesPerStatement = 200;

/** The statement about a battery as the context's viewer may see it, signed. `after` is for the next part of a long history. */
export async function signedStatement(
  context: Context,
  battery: SubjectView<Battery>,
  { kind, form, after }: { kind: StatementKind; form: StatementForm; after?: number },
): Promise<string> {
  const statement = await statementOf(context, battery, kind, after);
  return form === 'jwt'
    ? context.signer.sign(credentialOf(statement), credentialType)
    : context.signer.sign(statement, statementType);
}

async function statementOf(
  context: Context,
  battery: SubjectView<Battery>,
  kind: StatementKind,
  after: number | undefined,
): Promise<Statement> {
  const { content, basis } = await contentOf(context, battery, kind, after);
  return {
    format: statementFormat,
    kind,
    iss: context.publicUrl,
    sub: battery.state.uniqueIdentifier,
    iat: Math.floor(context.now().getTime() / 1000),
    audiences: [...audiencesFor(context.viewer, battery.state)].sort(),
    content,
    ledger: await evidenceOf(context, battery, basis),
  };
}

interface Content {
  content: object;
  /** The entries it rests on, as this viewer sees them. */
  basis: readonly HistoryEntry[];
}

async function contentOf(
  context: Context,
  battery: SubjectView<Battery>,
  kind: StatementKind,
  after: number | undefined,
): Promise<Content> {
  switch (kind) {
    case 'passport': {
      const { visible, withheld } = await passportView(context, battery);
      return { content: { passport: visible, withheld }, basis: await lastShown(context, battery) };
    }
    case 'completeness':
      return {
        content: { completeness: await completenessOf(context, battery.state, {}) },
        basis: await lastShown(context, battery),
      };
    case 'history': {
      const shown = await historyOf(context, battery, {
        first: entriesPerStatement,
        ...(after !== undefined && { after }),
      });
      const entries = shown.map(({ complete: _, ...entry }) => entry);
      return { content: { entries, more: shown.length === entriesPerStatement }, basis: shown };
    }
  }
}

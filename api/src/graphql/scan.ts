import type { IResolvers } from '@graphql-tools/utils';
import { readScanCode } from '#schemas/codes/scan-code.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import type { Context } from '../asking/context.ts';
import { findForViewer } from '../asking/find-for-viewer.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { passportView } from '../passports/shown/passport-view.ts';
import type { Battery } from '../passports/state/battery.ts';

export const scanResolvers: IResolvers<unknown, Context> = {
  Query: { scan: (_, { code }: { code: string }, context) => scan(code, context) },
};

async function scan(text: string, context: Context): Promise<unknown> {
  const code = readScanCode(text);
  // Also when something is wrong with the code: passports are found by what was printed, right or not.
  // Candidates come in order of likelihood, and nearly always the first one fits.
  for (const key of code.keys) {
    const found = await context.storage.findByKey(key);
    const shown = found && (await findForViewer(context, found));
    if (!shown) continue;
    // Who scans wants to see: with the passport at hand, the fields of the answer need not wait one by one.
    if (found.kind === 'battery') await passportView(context, shown as SubjectView<Battery>);
    return shown;
  }
  const reason = code.refusal ?? refusal('UNKNOWN_CODE', { path: '/code' });
  return unknownCode(text, code.kind, reason);
}

function unknownCode(text: string, kind: string, reason: Refusal): object {
  const written = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return { __typename: 'UnknownCode', text: text.slice(0, 2048), kind: written, reason };
}

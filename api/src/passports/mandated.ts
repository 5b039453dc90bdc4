import type { Context } from '../asking/context.ts';
import { today } from '../asking/moments.ts';
import { whyNoMandate } from '../organisations/state/mandates.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import type { Battery } from './state/battery.ts';

/** Whether who answers for a passport has authorised the viewer's firm in writing to revise it (2023/1542 Art. 77(4)). */
export async function isMandatedToRevise(context: Context, { operator }: Battery): Promise<boolean> {
  const { viewer } = context;
  if (!viewer || operator === viewer.organisation) return false;
  const principal = await context.load<Organisation>('organisation', operator);
  return principal !== undefined && !whyNoMandate(principal.state, viewer, 'revise', today(context));
}

import type { ConfirmInterest, EndInterest, StateInterest } from '#schemas/generated/types.ts';
import { mayConfirmInterests } from '../access/permissions.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Decision, refuse } from '../ledger/decision.ts';
import type { Reader } from '../ledger/ledger.ts';
import { decideConfirmInterest, decideEndInterest, decideStateInterest } from './decide-interest.ts';
import type { Organisation } from './state/organisation.ts';

/** `id` is the interest's new one, made before. */
export async function stateInterest(
  reader: Reader,
  command: StateInterest,
  viewer: Viewer,
  id: string,
): Promise<Decision> {
  for (const [index, battery] of (command.batteries ?? []).entries()) {
    if (!(await reader.subject('battery', battery)))
      return refuse('BATTERY_UNKNOWN', { battery, path: `/batteries/${index}` });
  }
  return ofFirm(reader, viewer.organisation, (organisation) => decideStateInterest(organisation, command, id));
}

export function confirmInterest(reader: Reader, command: ConfirmInterest, viewer: Viewer): Promise<Decision> {
  return ofFirm(reader, command.organisation, (organisation) =>
    decideConfirmInterest(organisation, command.interest, viewer.organisation),
  );
}

/** A firm's admin ends its own; those of others only who may confirm them. To everybody else they do not exist. */
export async function endInterest(reader: Reader, command: EndInterest, viewer: Viewer): Promise<Decision> {
  const own = viewer.admin && command.organisation === viewer.organisation;
  if (!own && !mayConfirmInterests(viewer)) return refuse('INTEREST_UNKNOWN', { path: '/interest' });
  return ofFirm(reader, command.organisation, (organisation) => decideEndInterest(organisation, command));
}

async function ofFirm(reader: Reader, id: string, decide: (organisation: Organisation) => Decision): Promise<Decision> {
  const found = await reader.subject<Organisation>('organisation', id);
  if (found) return decide(found.state);
  return refuse('ORGANISATION_UNKNOWN', { organisation: id, path: '/organisation' });
}

import type { Refusal } from '#schemas/refusal.ts';
import { type RegistryEntry, registryPayload } from '#schemas/registry-payload.ts';
import type { Context } from '../../asking/context.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import type { Battery } from '../../passports/state/battery.ts';
import { dppOf } from './dpp-document.ts';

/** What the registry has to be told about a passport, (EU) 2026/1778 Art. 8; or what is missing for that. */
export async function registryEntryOf(
  context: Context,
  battery: SubjectView<Battery>,
): Promise<RegistryEntry | Refusal> {
  const { envelope, view } = await dppOf(context, battery);
  return registryPayload(view.visible, {
    passportId: battery.state.passportId,
    apiEndpoint: context.publicUrl,
    operatorIdentifier: String(envelope.economicOperatorId),
  });
}

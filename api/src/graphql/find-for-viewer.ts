import type { Context } from '../asking/context.ts';
import { resolvers as componentResolvers } from '../components/resolvers.ts';
import { resolvers as handoffResolvers } from '../handoffs/resolvers.ts';
import type { SubjectRef } from '../ledger/entry.ts';
import { resolvers as passportResolvers } from '../passports/resolvers.ts';
import { resolvers as vehicleResolvers } from '../vehicles/resolvers.ts';

type ById = (parent: object, args: { id: string }, context: Context) => Promise<unknown>;

/** Asking by id decides who may see what; whoever finds things another way asks the same resolvers. */
const byId: Partial<Record<string, ById>> = {
  battery: passportResolvers.Query.battery as ById,
  vehicle: vehicleResolvers.Query.vehicle as ById,
  component: componentResolvers.Query.component as ById,
  handoff: handoffResolvers.Query.handoff as ById,
};

/** What this viewer gets who asks for that battery, vehicle, component or handoff by its id; nothing for other kinds. */
export async function findForViewer(context: Context, { kind, id }: SubjectRef): Promise<unknown> {
  return byId[kind]?.({}, { id }, context);
}

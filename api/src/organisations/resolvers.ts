import { type Account, membersOf } from '../access/accounts.ts';
import { devicesOf } from '../access/devices.ts';
import { requireViewer } from '../access/permissions.ts';
import type { OrganisationRole } from '../access/viewer.ts';
import type { Context } from '../asking/context.ts';
import type { PageArguments } from '../asking/lists.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { deviceOf, shownDevice } from './devices.ts';
import { findOrganisations, mandatesFor } from './find-organisations.ts';
import { type GivenMandate, givenBy, type Mandate } from './state/mandates.ts';
import type { Organisation } from './state/organisation.ts';

type Parent = SubjectView<Organisation>;

export const resolvers = {
  Query: {
    async me(_: unknown, __: unknown, context: Context) {
      const { viewer } = context;
      const organisation = viewer && (await context.load<Organisation>('organisation', viewer.organisation));
      return organisation ? { organisation } : null;
    },
    organisation(_: unknown, { id }: { id: string }, context: Context) {
      requireViewer(context.viewer);
      return context.load<Organisation>('organisation', id);
    },
    organisations(
      _: unknown,
      {
        filter,
        ...page
      }: PageArguments & { filter?: { roles?: OrganisationRole[] | null; text?: string | null } | null },
      context: Context,
    ) {
      requireViewer(context.viewer);
      return findOrganisations(context, { roles: filter?.roles ?? [], text: filter?.text ?? '' }, page);
    },
  },

  Organisation: {
    name: ({ state }: Parent) => state.name,
    roles: ({ state }: Parent) => state.roles,
    address: ({ state }: Parent) => state.address,
    gln: ({ state }: Parent) => state.gln,
    wasteRegisterNumber: ({ state }: Parent) => state.wasteRegisterNumber,
    demo: ({ state }: Parent) => state.demo,
    mandates: ({ id, state }: Parent, _: unknown, { viewer }: Context) =>
      (state.mandates ?? []).filter(({ to }) => viewer && [id, to].includes(viewer.organisation)).map(givenBy(id)),
  },

  Mandate: {
    by: ({ by }: GivenMandate, _: unknown, context: Context) => context.load<Organisation>('organisation', by),
    to: ({ to }: Mandate, _: unknown, context: Context) => context.load<Organisation>('organisation', to),
  },

  Me: {
    async member(_: unknown, __: unknown, { viewer, storage }: Context) {
      const account = viewer?.person && (await storage.private.get<Account>('accounts', viewer.person));
      return account ? member(viewer.person as string, account) : null;
    },
    device: (_: unknown, __: unknown, context: Context) =>
      context.viewer?.device ? deviceOf(context, context.viewer.device) : null,
    audiences: (_: unknown, __: unknown, { viewer }: Context) => [...(viewer?.audiences ?? ['public'])],
    dataGroups: (_: unknown, __: unknown, { viewer }: Context) => [...(viewer?.audiences ?? ['public'])],
    async members(_: unknown, __: unknown, { viewer, storage }: Context) {
      if (!viewer?.admin) return [];
      return (await membersOf(storage.private, viewer.organisation)).map((account) => member(account.id, account));
    },
    async devices(_: unknown, __: unknown, { viewer, storage }: Context) {
      if (!viewer?.admin) return [];
      return (await devicesOf(storage.private, viewer.organisation)).map((device) => shownDevice(device.id, device));
    },
    mandates: (_: unknown, __: unknown, context: Context) =>
      context.viewer ? mandatesFor(context, context.viewer.organisation) : [],
  },
};

function member(id: string, { name, email, admin }: Account) {
  return { id, name, email, admin };
}

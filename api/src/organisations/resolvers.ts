import type { Commands } from '#schemas/generated/types.ts';
import { type Account, membersOf } from '../access/accounts.ts';
import { type Device, devicesOf } from '../access/devices.ts';
import { requireViewer } from '../access/permissions.ts';
import type { OrganisationRole } from '../access/viewer.ts';
import { answered, commitOf } from '../asking/answer.ts';
import type { Context } from '../asking/context.ts';
import type { PageArguments } from '../asking/lists.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { enrol, invite, record } from '../record/record.ts';
import { findOrganisations, mandatesFor } from './find-organisations.ts';
import { type GivenMandate, givenBy, type Mandate } from './state/mandates.ts';
import type { Organisation } from './state/organisation.ts';

type Parent = SubjectView<Organisation>;
interface Input<Name extends keyof Commands> {
  input: Commands[Name];
}

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

  Mutation: {
    registerOrganisation: async (_: unknown, { input }: Input<'registerOrganisation'>, context: Context) =>
      answered(context, await record.registerOrganisation(context, input), 'organisation', 'organisation'),
    grantMandate: async (_: unknown, { input }: Input<'grantMandate'>, context: Context) =>
      answered(context, await record.grantMandate(context, input), 'organisation', 'organisation'),
    revokeMandate: async (_: unknown, { input }: Input<'revokeMandate'>, context: Context) =>
      answered(context, await record.revokeMandate(context, input), 'organisation', 'organisation'),
    async inviteMember(_: unknown, { input }: Input<'inviteMember'>, context: Context) {
      const { outcome, member, invitationCode } = await invite(context, input);
      if ('code' in outcome) return outcome;
      const { name, email, admin } = input;
      return { commit: commitOf(outcome), member: { id: member, name, email, admin: admin ?? false }, invitationCode };
    },
    async removeMember(_: unknown, { input }: Input<'removeMember'>, context: Context) {
      const outcome = await record.removeMember(context, input);
      return 'code' in outcome ? outcome : { commit: commitOf(outcome) };
    },
    async enrolDevice(_: unknown, { input }: Input<'enrolDevice'>, context: Context) {
      const { outcome, device, enrolmentCode } = await enrol(context, input);
      if ('code' in outcome) return outcome;
      return { commit: commitOf(outcome), device: await deviceOf(context, device), enrolmentCode };
    },
    async revokeDevice(_: unknown, { input }: Input<'revokeDevice'>, context: Context) {
      const outcome = await record.revokeDevice(context, input);
      if ('code' in outcome) return outcome;
      return { commit: commitOf(outcome), device: await deviceOf(context, input.device) };
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
    async members(_: unknown, __: unknown, { viewer, storage }: Context) {
      if (!viewer?.admin) return [];
      return (await membersOf(storage.private, viewer.organisation)).map((account) => member(account.id, account));
    },
    async devices(_: unknown, __: unknown, { viewer, storage }: Context) {
      if (!viewer?.admin) return [];
      return (await devicesOf(storage.private, viewer.organisation)).map((device) => shown(device.id, device));
    },
    mandates: (_: unknown, __: unknown, context: Context) =>
      context.viewer ? mandatesFor(context, context.viewer.organisation) : [],
  },
};

function member(id: string, { name, email, admin }: Account) {
  return { id, name, email, admin };
}

async function deviceOf({ storage }: Context, id: string) {
  const device = await storage.private.get<Device>('devices', id);
  return device ? shown(id, device) : null;
}

/** Never the whole record: it holds the device's key. */
function shown(id: string, { name, enrolledAt, lastSeenAt, revoked }: Device) {
  return { id, name, enrolledAt, lastSeenAt, revoked };
}

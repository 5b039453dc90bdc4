import type { GraphQLResolveInfo } from 'graphql';
import { requireViewer } from '../access/permissions.ts';
import { listedBelow, pageBelow } from '../asking/breadth.ts';
import type { Context } from '../asking/context.ts';
import { historyOf, historyPage } from '../asking/history.ts';
import type { PageArguments } from '../asking/lists.ts';
import { isAuthority } from '../asking/visibility.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { batteriesIn, componentsOf } from './contents.ts';
import { findVehicles, vehicleFor } from './find-vehicles.ts';
import { eraseHolder, holderOf } from './holder.ts';
import { findVehicle } from './state/find-vehicle.ts';
import { isPartyOfVehicle, type Vehicle } from './state/vehicle.ts';

type Parent = SubjectView<Vehicle>;

export const resolvers = {
  Query: {
    vehicle: (_: unknown, { id }: { id: string }, context: Context) => vehicleFor(context, id),
    vehicles: (
      _: unknown,
      { filter, ...page }: PageArguments & { filter?: { text?: string | null } | null },
      context: Context,
    ) => findVehicles(context, filter?.text ?? '', page),
  },

  Mutation: {
    eraseHolder: async (_: unknown, { vehicle: id }: { vehicle: string }, context: Context) => {
      const viewer = requireViewer(context.viewer);
      const { views } = context.ledger;
      // Who brought a vehicle has a right to be forgotten also where its record was struck out as a mistake.
      const vehicle = (await findVehicle(views, id)) ?? (await views.record<Vehicle>('vehicle', id))?.state;
      return vehicle !== undefined && eraseHolder(context, vehicle, viewer);
    },
  },

  Vehicle: {
    // A number that leads to its last holder is personal data (CJEU C-319/22): for who has the vehicle.
    vin: insider((vehicle) => vehicle.vin),
    vinWarnings: ({ state }: Parent, _: unknown, context: Context) =>
      isInsider(context, state) ? state.vinWarnings : [],
    make: ({ state }: Parent) => state.make,
    model: ({ state }: Parent) => state.model,
    firstRegisteredOn: insider((vehicle) => vehicle.firstRegisteredOn),
    receivedAt: insider((vehicle) => vehicle.receivedAt),
    receivedBy: ({ state }: Parent, _: unknown, context: Context) =>
      isInsider(context, state) ? context.load('organisation', state.receivedBy) : null,
    damages: ({ state }: Parent) => state.damages,
    storagePlace: insider((vehicle) => vehicle.storagePlace),
    note: insider((vehicle) => vehicle.note),
    holder: ({ state }: Parent, _: unknown, context: Context) => holderOf(context, state),
    batteries: ({ state }: Parent, _: unknown, context: Context, info: GraphQLResolveInfo) =>
      listedBelow(info, batteriesIn(context, state)),
    components: ({ state }: Parent, _: unknown, context: Context, info: GraphQLResolveInfo) =>
      listedBelow(info, componentsOf(context, state)),
    history: (vehicle: Parent, page: { first?: number; after?: number }, context: Context, info: GraphQLResolveInfo) =>
      listedBelow(info, historyOf(context, vehicle, page)),
    historyPage: (vehicle: Parent, page: PageArguments, context: Context, info: GraphQLResolveInfo) =>
      pageBelow(info, historyPage(context, vehicle, page)),
  },
};

function insider<Value>(pick: (vehicle: Vehicle) => Value) {
  return ({ state }: Parent, _: unknown, context: Context) => (isInsider(context, state) ? pick(state) : null);
}

function isInsider({ viewer }: Context, vehicle: Vehicle): boolean {
  return isPartyOfVehicle(viewer, vehicle) || isAuthority(viewer);
}

import { readingAs } from '../asking/reading.ts';
import type { Subject } from '../asking/subject.ts';
import { isAuthority, mayFindGoods } from '../asking/visibility.ts';
import { vehicleCorrecting } from './correcting.ts';
import { vehicleFor } from './find-vehicles.ts';
import { preparedIntake } from './intake.ts';
import { resolvers } from './resolvers.ts';
import { typeDefs } from './schema.ts';
import { isPartyOfVehicle, keptVehicle, type Vehicle } from './state/vehicle.ts';

/** End-of-life vehicles. */
export const vehicleSubject = {
  ...keptVehicle,
  typeDefs: [typeDefs],
  resolvers: [resolvers],
  readingOf: ({ viewer }, { state }) =>
    readingAs(viewer, isAuthority(viewer) || isPartyOfVehicle(viewer, state), mayFindGoods(viewer)),
  byId: vehicleFor,
  inHandsOf: ({ receivedBy }) => [receivedBy],
  item: () => undefined,
  secrets: null,
  correcting: vehicleCorrecting,
  commands: {
    receiveVehicle: {
      may: ['workshop', 'dismantler', 'selectedWasteOperator'],
      next: null,
      answers: 'vehicle',
      prepare: preparedIntake,
    },
  },
} satisfies Subject<'vehicle', Vehicle>;

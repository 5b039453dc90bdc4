import type { VehicleRecord } from '#web-kit/records.ts';
import { station } from '../station.ts';

/** What was filled in so far. */
export interface Intake {
  step: number;
  id: string;
  vin: string;
  legacy: boolean;
  make: string;
  model: string;
  damages: string[];
  storagePlace: string;
  holderName: string;
  holderStreet: string;
  holderPostalCode: string;
  holderCity: string;
}

export const emptyIntake: Intake = {
  step: 0,
  id: '',
  vin: '',
  legacy: false,
  make: '',
  model: '',
  damages: [],
  storagePlace: '',
  holderName: '',
  holderStreet: '',
  holderPostalCode: '',
  holderCity: '',
};

/** The command for the outbox. */
export function intakeCommand(values: Intake, vin: string) {
  const { make, model, storagePlace } = values;
  const holder = filled({
    name: values.holderName,
    street: values.holderStreet,
    postalCode: values.holderPostalCode,
    city: values.holderCity,
  });
  return {
    name: 'receiveVehicle',
    title: [vin, make, model].filter(Boolean).join(' · '),
    subjects: [values.id, `vin:${vin}`],
    input: {
      id: values.id,
      vin,
      ...(values.legacy && { legacyVin: true }),
      damages: values.damages,
      ...filled({ make, model, storagePlace }),
      ...(holder.name && { holder }),
    },
  };
}

/** So that the vehicle can be worked on, and found by its VIN, before the service has heard of it. */
export async function rememberOwn(values: Intake, vin: string): Promise<void> {
  const identity = station().session.state.value;
  const organisation = identity.kind === 'signedIn' ? (identity.identity?.organisation ?? null) : null;
  const vehicle: VehicleRecord = {
    __typename: 'Vehicle',
    id: values.id,
    vin,
    vinWarnings: [],
    make: values.make || null,
    model: values.model || null,
    firstRegisteredOn: null,
    receivedAt: new Date().toISOString(),
    receivedBy: organisation,
    damages: values.damages,
    storagePlace: values.storagePlace || null,
    note: null,
    batteries: [],
    components: [],
  };
  await station().seen.keep('Vehicle', values.id, vehicle, [`vin:${vin}`]);
}

/** Only what was filled in: the service takes no empty texts. */
const filled = (values: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, text]) => text.trim() !== '')
      .map(([name, text]) => [name, text.trim()]),
  );

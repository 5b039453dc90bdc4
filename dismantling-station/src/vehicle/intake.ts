import type { VehicleDamage } from '#web-kit/generated/graphql.ts';
import type { InputOf, NewCommand } from '#web-kit/outbox.ts';
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
  damages: VehicleDamage[];
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
export function intakeCommand(values: Intake, vin: string): NewCommand<'receiveVehicle'> {
  const { make, model } = values;
  return {
    name: 'receiveVehicle',
    title: [vin, make, model].filter(Boolean).join(' · '),
    subjects: [values.id, `vin:${vin}`],
    input: {
      id: values.id,
      vin,
      legacyVin: values.legacy || undefined,
      damages: values.damages,
      make: given(make),
      model: given(model),
      storagePlace: given(values.storagePlace),
      holder: holderIn(values),
    },
  };
}

function holderIn(values: Intake): InputOf<'receiveVehicle'>['holder'] {
  const name = given(values.holderName);
  if (name === undefined) return undefined;
  return {
    name,
    street: given(values.holderStreet),
    postalCode: given(values.holderPostalCode),
    city: given(values.holderCity),
  };
}

/** What was filled in: the service takes no empty texts. */
const given = (text: string): string | undefined => text.trim() || undefined;

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

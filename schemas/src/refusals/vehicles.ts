import { refusalTexts, told } from './told.ts';

/** End-of-life vehicles and components. */
export const vehicleRefusals = refusalTexts({
  /** The own firm has taken the vehicle in. */
  VEHICLE_ALREADY_RECEIVED: told<{ vin: string }>({
    de: ({ vin }) => `Ihr Betrieb hat das Fahrzeug ${vin} schon angenommen.`,
    en: ({ vin }) => `You have already taken the vehicle ${vin} in.`,
  }),
  /** A vehicle that a command names is not recorded here. */
  VEHICLE_UNKNOWN: told<{ vehicle: string }>({
    de: ({ vehicle }) => `Ein Fahrzeug ${vehicle} ist hier nicht bekannt.`,
    en: ({ vehicle }) => `There is no vehicle ${vehicle} here.`,
  }),
  /** Another firm has taken the vehicle in. */
  VEHICLE_IN_OTHER_HANDS: {
    de: 'Dieses Fahrzeug hat ein anderer Betrieb angenommen. Bitte die FIN prüfen.',
    en: 'Another firm has taken this vehicle in. Check the VIN.',
  },
  /** Parts are to be taken out while the high-voltage battery is inside. */
  BATTERY_FIRST: {
    de: 'Zuerst kommt die Hochvoltbatterie heraus. Bitte ihren Ausbau erfassen.',
    en: 'The high-voltage battery comes out first; register its removal.',
  },
});

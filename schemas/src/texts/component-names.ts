import type { ComponentRegistered } from '../generated/types.ts';

type Names = Readonly<Record<ComponentRegistered['kind'], string>>;

/** What the sorts of components are called, on screens and on labels. */
export const componentNames: Readonly<Record<'de' | 'en', Names>> = {
  de: {
    driveMotor: 'Antriebsmotor',
    inverter: 'Wechselrichter',
    charger: 'Ladegerät',
    batteryModule: 'Batteriemodul',
    catalyst: 'Katalysator',
    engine: 'Motor',
    gearbox: 'Getriebe',
    controlUnit: 'Steuergerät',
    headlight: 'Scheinwerfer',
    wiringHarness: 'Kabelbaum',
    dashboard: 'Armaturentafel',
    glass: 'Scheibe',
    wheel: 'Rad',
    bumper: 'Stoßfänger',
    other: 'Anderes',
  },
  en: {
    driveMotor: 'Drive motor',
    inverter: 'Inverter',
    charger: 'Charger',
    batteryModule: 'Battery module',
    catalyst: 'Catalyst',
    engine: 'Engine',
    gearbox: 'Gearbox',
    controlUnit: 'Control unit',
    headlight: 'Headlight',
    wiringHarness: 'Wiring harness',
    dashboard: 'Dashboard',
    glass: 'Window',
    wheel: 'Wheel',
    bumper: 'Bumper',
    other: 'Other',
  },
};

import { numbersOf, type UnNumber } from './adr-entries.ts';
import { familyForTransport, familyOf } from './chemistry.ts';

/** A vehicle on the tow truck. */
export interface VehicleAsLoad {
  /** Battery alone, or battery beside an engine. */
  drive: 'battery' | 'hybrid';
  chemistry?: string | undefined;
  /** What an accident did to the battery, by an expert's word; `unclear` where nobody has said it. */
  batteryAfterAccident: 'noAccident' | 'unaffected' | 'affected' | 'unclear';
}

export interface VehicleAdvice {
  unNumber: UnNumber;
  provisions: readonly string[];
  /** Not counted in the 1000 points, as SP 666 exempts the vehicle. */
  exempt: boolean;
  /** Whether the battery comes out first and travels by SP 376; only where that is not safely possible the vehicle goes as it is. */
  batteryOutFirst: boolean;
  source: string;
}

/** Whether a vehicle may be carried with its battery in, and as what (ADR SP 388, 666, 667). */
export function vehicleAsLoad({ drive, chemistry, batteryAfterAccident }: VehicleAsLoad): VehicleAdvice {
  const batteryOutFirst = batteryAfterAccident === 'affected' || batteryAfterAccident === 'unclear';
  return {
    unNumber: drive === 'hybrid' ? 'UN 3166' : vehicleNumber(chemistry),
    provisions: ['SP 388', 'SP 666', 'SP 667'],
    exempt: !batteryOutFirst,
    batteryOutFirst,
    source: sources[batteryAfterAccident],
  };
}

function vehicleNumber(chemistry: string | undefined): UnNumber {
  const family = familyForTransport(familyOf(chemistry));
  if (family === 'lithiumMetal' || family === 'sodium') return numbersOf[family].vehicle;
  return numbersOf.lithium.vehicle;
}

const sources = {
  noAccident: 'ADR 3.3.1 SP 388, SP 666',
  unaffected: 'ADR 3.3.1 SP 667 (b)(i)',
  affected: 'ADR 3.3.1 SP 667 (b)(ii)',
  unclear: 'ADR 3.3.1 SP 667 (b)(ii)',
} as const;

import { signal } from '@preact/signals';
import type { ScanCode } from '#schemas/codes/scan-code.ts';
import { signalResult } from '#web-kit/result-signal.ts';
import { useScan } from '#web-kit/scanner/use-scan.ts';
import { notice, sayRefusal } from '../notice.ts';
import { type Screen, screen, show, showInstead } from '../screen.ts';
import { t } from '../texts.ts';
import { type Found, lookUp } from './look-up.ts';

/** True from a scan until its answer. */
export const looking = signal(false);

/** Opens whatever is scanned, from any screen that is no step. */
export function useLookup(): void {
  useScan((code) => void openCode(code));
}

async function openCode(code: ScanCode): Promise<void> {
  notice.value = undefined;
  if (code.keys.length === 0 && code.refusal) return sayRefusal(code.refusal);
  looking.value = true;
  const found = await lookUp(code);
  looking.value = false;
  const next = screenFor(found);
  if (found.kind === 'unknown') {
    const isVin = found.code.kind === 'vin';
    notice.value = {
      tone: isVin ? 'info' : 'warn',
      text: isVin ? t().scan.newVehicle : t().scan.notKnown(found.code.text),
    };
    signalResult('bad');
  } else {
    signalResult(soundOf(found));
  }
  if (next) (screen.value.name === 'home' ? show : showInstead)(next);
  else if (found.kind === 'unknown') sayRefusal(found.refusal);
}

function screenFor(found: Found): Screen | undefined {
  if (found.kind !== 'record') {
    const { code } = found;
    // A VIN nobody has taken in yet is the beginning of an intake.
    if (code.kind === 'vin') return { name: 'intake', vin: code.text };
    return found.kind === 'unreachable' ? { name: 'unknownBattery', code: code.text } : undefined;
  }
  const { id, __typename } = found.record;
  const names = { Battery: 'battery', Vehicle: 'vehicle', Component: 'component', Handoff: 'handoff' } as const;
  return { name: names[__typename], id };
}

function soundOf(found: Found): 'good' | 'bad' | 'danger' {
  if (found.kind !== 'record') return 'bad';
  if (found.record.__typename !== 'Battery') return 'good';
  const { condition } = found.record.safety;
  return condition === 'CRITICAL' || condition === 'DAMAGED' ? 'danger' : 'good';
}

import type { SafetyCondition } from '../generated/graphql.ts';

/** Shape and colour both tell the condition, so that nobody depends on seeing colours. */
export function ConditionSign({ condition }: { condition: SafetyCondition }) {
  return (
    <svg class="sign" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {condition === 'INTACT' && (
        <>
          <circle cx="24" cy="24" r="21" class="sign-shape" />
          <path d="M13 25l8 8 15-17" class="sign-line" />
        </>
      )}
      {condition === 'DAMAGED' && (
        <>
          <path d="M24 4 46 43H2z" class="sign-shape" />
          <path d="M24 18v12M24 36v.5" class="sign-line" />
        </>
      )}
      {condition === 'CRITICAL' && (
        <>
          <path d="M15 3h18l12 12v18L33 45H15L3 33V15z" class="sign-shape" />
          <path d="M24 12v15M24 34v.5" class="sign-line" />
        </>
      )}
      {condition === 'UNKNOWN' && (
        <>
          <rect x="4" y="4" width="40" height="40" rx="6" class="sign-shape" />
          <path d="M17 18c0-9 14-9 14 0 0 6-7 6-7 11M24 36v.5" class="sign-line" />
        </>
      )}
    </svg>
  );
}

/** Warning of electrical voltage, after ISO 7010 W012 in shape; drawn here. */
export function HighVoltageSign() {
  return (
    <svg class="sign sign-voltage" viewBox="0 0 48 44" aria-hidden="true" focusable="false">
      <path d="M24 2 46.5 42H1.500z" class="voltage-triangle" />
      <path d="M26.500 12 17 27h5.500L20 38l11-15h-6z" class="voltage-bolt" />
    </svg>
  );
}

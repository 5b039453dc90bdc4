import type { PassportPart, RevisePassport } from '#schemas/generated/types.ts';
import { differenceFromModel, mergePassport, type Passport } from '#schemas/passport.ts';
import { canonicalJson as canonical } from '#schemas/proofs/canonical-json.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { type Acting, type Body, firstRefusal, refused } from '../../asking/acting.ts';
import { accept, type Decision, refuse } from '../../ledger/decision.ts';
import type { Battery } from '../state/battery.ts';
import { whyEnded } from '../state/holding.ts';

/** Why this firm may not revise this passport; undefined when it may. `mandated`: who answers for it has authorised it. */
export function whyNoRevision(battery: Battery, acting: Acting, mandated = false): Refusal | undefined {
  return firstRefusal(
    () => whyEnded(battery),
    () => (battery.operator === acting.organisation || mandated ? undefined : notResponsible),
  );
}

/**
 * Corrects or completes a passport. The identifier stays for good (2023/1542 Art. 77(3)), status and condition follow from
 * recorded steps. `validate` checks the result as a whole; `model` is the record of the battery's model.
 */
export function decideRevisePassport(
  battery: Battery,
  model: PassportPart,
  command: Body<RevisePassport>,
  acting: Acting,
  validate: (passport: Passport) => Refusal | undefined,
  mandated = false,
): Decision {
  const refusal = whyNoRevision(battery, acting, mandated);
  if (refusal) return refused(refusal);
  const before = mergePassport(model, battery.passport);
  const after = mergePatch(before, command.patch) as Passport;
  const invalid = validate(after);
  if (invalid) return refused({ ...invalid, path: `/patch${invalid.path ?? ''}` });
  for (const name of fixed) {
    if (after.general[name] === before.general[name]) continue;
    return refuse('FIXED_FOR_GOOD', { property: name, path: `/patch/general/${name}`, source: '2023/1542 Art. 77(3)' });
  }
  if (after.general.status !== undefined) {
    return refuse('STATUS_FOLLOWS_STEPS', {
      written: after.general.status,
      status: battery.status,
      path: '/patch/general/status',
      source: '2023/1542 Art. 77(7)',
    });
  }
  const passport = unitPart(after, model);
  if (canonical(after) === canonical(before)) {
    return refuse('NOTHING_CHANGED', { path: '/patch' });
  }
  const { patch, reason } = command;
  return accept({ kind: 'battery', id: battery.id, type: 'PassportRevised', data: { patch, reason, passport } });
}

/** What is kept for the unit: its own data, where it differs from the model, and null for what it has not although the model has. */
function unitPart(passport: Passport, model: PassportPart): PassportPart {
  const part = differenceFromModel(passport, model) as Record<string, object>;
  for (const [section, properties] of Object.entries(model)) {
    const left = passport[section as keyof Passport] ?? {};
    const missing = Object.keys(properties ?? {}).filter((name) => !Object.hasOwn(left, name));
    if (missing.length > 0)
      part[section] = { ...part[section], ...Object.fromEntries(missing.map((name) => [name, null])) };
  }
  return part;
}

/** RFC 7396 §2. `__proto__` stays an ordinary name, so that validation finds it. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

/** What the unit is found by and what model it is; a mistake here needs a new passport. */
const fixed = ['uniqueIdentifier', 'passportIdentifier', 'category', 'modelIdentifier', 'serialNumber'] as const;

const notResponsible = refusal('NOT_RESPONSIBLE', { path: '/battery', source: '2023/1542 Art. 77(4)' });

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import {
  differenceFromModel,
  mergePassport,
  type Passport,
  type PassportPart,
  sectionNames,
  splitByLevel,
} from '#schemas/passport.ts';

/** A passport as it goes from thread to thread: without what it shares with others of its model. */
export interface SeparatedPassport {
  /** Which model, by the order in which they were first met; absent when nothing is shared. */
  model?: number;
  /** Everything else; null for what the model has and this passport has not. */
  rest: PassportPart;
}

/** Of so many models the data are kept, in both threads; a file in which every unit is a model of its own needs no more. */
const most = 2000;

/** Takes passports apart: model data go over once, with the first passport of the model. */
export class ModelsSent {
  readonly #known = new Map<string, { number: number; part: PassportPart }>();
  #new: PassportPart[] = [];

  separated(passport: Passport): SeparatedPassport {
    const model = this.#modelOf(passport);
    if (!model) return { rest: passport };
    const rest = differenceFromModel(passport, model.part);
    return { model: model.number, rest: withNulls(rest, passport, model.part) };
  }

  /** The models met since this was last asked. */
  takeNew(): PassportPart[] {
    const taken = this.#new;
    this.#new = [];
    return taken;
  }

  #modelOf(passport: Passport) {
    const { modelIdentifier, operator, manufacturer } = passport.general;
    const name = JSON.stringify([modelIdentifier, (operator ?? manufacturer).name]);
    const known = this.#known.get(name);
    if (known || this.#known.size === most) return known;
    const model = { number: this.#known.size, part: splitByLevel(passport).model };
    this.#known.set(name, model);
    this.#new.push(model.part);
    return model;
  }
}

/** Puts passports together again. All of a model hold the very same objects, which makes comparing them a look. */
export class ModelsReceived {
  readonly #parts: PassportPart[] = [];

  add(parts: readonly PassportPart[]): void {
    this.#parts.push(...parts);
  }

  whole({ model, rest }: SeparatedPassport): Passport {
    return mergePassport(model === undefined ? {} : (this.#parts[model] as PassportPart), rest);
  }
}

function withNulls(rest: PassportPart, passport: Passport, model: PassportPart): PassportPart {
  const parts = rest as Record<string, Record<string, unknown>>;
  for (const section of sectionNames) {
    const own = passport[section] as object | undefined;
    for (const name in model[section]) {
      if (own && name in own) continue;
      parts[section] = { ...parts[section], [name]: null };
    }
  }
  return rest;
}

import { rememberDifference } from '#api/passports/decide/issue.ts';
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
  /** Everything else. */
  rest: PassportPart;
  /** What the model has and this passport has not. */
  without?: [section: keyof PassportPart, name: string][];
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
    const without = lackingOf(passport, model.part);
    return {
      model: model.number,
      rest: differenceFromModel(passport, model.part),
      ...(without.length > 0 && { without }),
    };
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

  whole({ model, rest, without = [] }: SeparatedPassport): Passport {
    const part = model === undefined ? undefined : (this.#parts[model] as PassportPart);
    if (!part) return rest as Passport;
    const passport = mergePassport(part, rest);
    for (const [section, name] of without) remove(passport as unknown as Sections, section, name);
    rememberDifference(passport, { model: part, item: rest });
    return passport;
  }
}

type Sections = Record<string, Record<string, unknown> | undefined>;

function lackingOf(passport: Passport, model: PassportPart): [section: keyof PassportPart, name: string][] {
  return sectionNames.flatMap((section) => {
    const own = passport[section] as object | undefined;
    return Object.keys(model[section] ?? {}).flatMap((name): [keyof PassportPart, string][] =>
      own && name in own ? [] : [[section, name]],
    );
  });
}

function remove(passport: Sections, section: string, name: string): void {
  delete passport[section]?.[name];
  if (Object.keys(passport[section] ?? {}).length === 0) delete passport[section];
}

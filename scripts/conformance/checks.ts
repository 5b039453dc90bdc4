import type { Passport } from '#schemas/passport.ts';
import { validatorOf } from './foreign-schema.ts';

/** What is wrong with an exported document by the rules of its format, as `pointer: sentence`; empty when nothing is. */
export type Check = (document: unknown, battery: Passport) => string[];

/** Valid against one JSON Schema. */
export function against(path: string): (corpus: string) => Check {
  return (corpus) => {
    const validate = validatorOf(corpus + path);
    return (document) => {
      validate(document);
      return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
    };
  };
}

/** Each member of the document valid against a schema of its own; members without one are wrong. */
export function eachMember(paths: Readonly<Record<string, string>>): (corpus: string) => Check {
  return (corpus) => {
    const checks = new Map(Object.entries(paths).map(([name, path]) => [name, against(path)(corpus)]));
    return (document, battery) =>
      Object.entries(document as object).flatMap(([name, member]) => {
        const problems = checks.get(name)?.(member, battery) ?? [': no schema is known for this'];
        return problems.map((problem) => `/${name}${problem}`);
      });
  };
}

/** Valid against the schema for what the battery is, named by a function of the battery. */
export function byKind<Kind extends string>(
  kindOf: (battery: Passport) => Kind,
  paths: Readonly<Record<Kind, string>>,
): (corpus: string) => Check {
  return (corpus) => {
    const checks = Object.entries<string>(paths).map(([kind, path]) => [kind, against(path)(corpus)] as const);
    return (document, battery) => new Map(checks).get(kindOf(battery))?.(document, battery) ?? [': no schema'];
  };
}

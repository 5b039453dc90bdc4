/**
 * The service's GraphQL spells values `HOUSING_OPEN`; the JSON Schemas, and so the rules in `schemas/` that service and
 * browser share, spell them `housingOpen`. In the clients everything is in the first spelling; a rule is asked through here.
 */
export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<CamelCase<Tail>>}`
  : Lowercase<Name>;

export type UpperSnake<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? '' : '_'}${Uppercase<First>}${UpperSnake<Rest>}`
  : '';

/** `HOUSING_OPEN` → `housingOpen`. */
export function camelCase<Name extends string>(name: Name): CamelCase<Name> {
  const text = name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return text as CamelCase<Name>;
}

/** `housingOpen` → `HOUSING_OPEN`. */
export function upperSnake<Name extends string>(name: Name): UpperSnake<Name> {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase() as UpperSnake<Name>;
}

/** The text of a GraphQL document, which also tells what it is answered with and what it has to be asked with. */
export type Document<Data, Variables extends object> = string & {
  readonly [types]: { data: Data; variables: Variables };
};

/** What a document is answered with. */
export type AnswerTo<Asked> = Asked extends Document<infer Data, object> ? Data : never;

/** Exists for the compiler only: a document is its text. */
declare const types: unique symbol;

type Known<Operations> = { [Name in keyof Operations]: { data: unknown; variables: object } };

/**
 * Makes the function a client writes its documents with: `asks('query Scan($code: String!) { … }')` has the types that
 * `npm run generate` wrote for the operation `Scan`. A document of another name cannot be asked until it has been run.
 */
export function documentsOf<Operations extends Known<Operations>>() {
  return <const Text extends string>(text: Text) => text as string as DocumentNamed<Operations, NameIn<Text>>;
}

type DocumentNamed<Operations extends Known<Operations>, Name> = Name extends keyof Operations
  ? Document<Operations[Name]['data'], Operations[Name]['variables']>
  : never;

/** The second word of a document is its operation's name. */
type NameIn<Text extends string> = Trimmed<Text> extends `${string} ${infer Rest}` ? FirstWord<Rest> : never;
type FirstWord<Text extends string> = Before<Before<Text, ' '>, '('>;
type Before<Text extends string, Mark extends string> = Text extends `${infer Head}${Mark}${string}` ? Head : Text;
type Trimmed<Text extends string> = Text extends `${' ' | '\n'}${infer Rest}` ? Trimmed<Rest> : Text;

/** A document whose text is put together from names, so that nobody can write its types down beforehand but who does that. */
export function composed<Data, Variables extends object>(text: string): Document<Data, Variables> {
  return text as Document<Data, Variables>;
}

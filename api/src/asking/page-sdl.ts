/** How a list that comes in pages is asked for: the same two arguments everywhere, described. */
export function paging({ first, most = 100 }: { first: number; most?: number }): string {
  return /* GraphQL */ `
    "How many at once: ${first} if absent, ${most} at most. Asking for more is refused as INVALID_INPUT."
    first: Int = ${first}
    "Cursor of the last one you have, as pageInfo.endCursor gives it."
    after: String
  `;
}

/**
 * The two types behind a list that comes in pages (Relay Cursor Connections): `NameConnection` and `NameEdge`.
 * @param counted whether it also says how many there are in all
 */
export function connectionTypes(name: string, { node = name, counted = false } = {}): string {
  const total = `"How many there are in all; counted up to 10 000."\ntotalCount: Int!`;
  return /* GraphQL */ `
  "One page of a list."
  type ${name}Connection {
    "What is on this page, in the order of the list."
    edges: [${name}Edge!]!
    "Whether there is more."
    pageInfo: PageInfo!
    ${counted ? total : ''}
  }
  "One line of a list."
  type ${name}Edge {
    "Give it as after: to get what follows."
    cursor: String!
    "The thing itself."
    node: ${node}!
  }
`;
}

/** How everything that is recorded here shows what happened to it; `Recorded` in `graphql/schema.ts` asks for the newer of the two. */
export const historyFields = /* GraphQL */ `
    "What happened, oldest first."
    history(
      "How many at once: 50 if absent, 200 at most. Asking for more is refused as INVALID_INPUT."
      first: Int = 50
      "Position of the last entry you have."
      after: Int
    ): [HistoryEntry!]! @deprecated(reason: "Use historyPage, which comes in pages like every other list.")
    "What happened and you may know of, oldest first."
    historyPage(${paging({ first: 50, most: 200 })}): HistoryConnection!
`;

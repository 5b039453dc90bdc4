/** Taking tokens of programs away. */
export const tokenTypeDefs = /* GraphQL */ `
  extend type Mutation {
    "Takes a program's token away at once: without id the one this is sent with, by whoever has it; with id any, for who runs the installation."
    revokeToken(
      "Id of the token, as it was given out; absent for the one this is sent with."
      id: ID
    ): Boolean!
  }
`;

/** Statements about a battery that anybody can check without asking this service. */
export const typeDefs = /* GraphQL */ `
  "What a signed statement is about."
  enum SignedStatement {
    "The passport as you may see it."
    PASSPORT
    "What happened, the first 200 entries you may see, each with its proof."
    HISTORY
    "What the passport still lacks."
    COMPLETENESS
  }

  "How a signed statement is written."
  enum SignedForm {
    "A JSON Web Signature in compact form."
    JWS
    "The same as a W3C Verifiable Credential (vc+jwt)."
    VC
  }

  extend type Battery {
    """
    A statement about it under the signature of this service, with proof that it rests on the ledger. Check it with
    "npm run verify" or any JOSE library and the key in /.well-known/jwks.json. At most 25 in one request.
    """
    signed(
      "What the statement is about."
      statement: SignedStatement!
      "How it is written; as a Verifiable Credential if absent."
      form: SignedForm = VC
    ): String!
  }
`;

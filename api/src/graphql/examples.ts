/** What GraphiQL opens with: things to try in the demo region, one after the other. */
export const examples = /* GraphQL */ `# Kreispass – choose an operation above the play button and run it.
#
# Without a token you see what everybody may see. For more, sign in and put the token under "Headers":
#   { "Authorization": "Bearer …" }
# A token comes from  npm run token -- --organisation ID  or from signing in:
#   curl -H 'content-type: application/json' -d '{"login":"…","password":"…"}' localhost:4000/auth/sign-in

query WhatIsThis {
  scan(code: "https://example.org/01/09521234010012/21/AB12") {
    __typename
    ... on Battery {
      id
      manufacturer
      model
      safety { condition chemistry nominalVoltageV highVoltage extinguishingAgents removalSteps }
      withheld { path access source }
    }
    ... on UnknownCode { kind reason { code message } }
  }
}

query WhoAmI {
  me { organisation { id name roles } audiences }
}

query MyBatteries {
  batteries(filter: { inMyCustody: true }, first: 10) {
    edges { node { id model status safety { condition } allowedSteps } }
    pageInfo { hasNextPage endCursor }
  }
}

query HistoryWithProof($battery: ID!) {
  battery(id: $battery) {
    history { position type recordedAt organisation { name } data withheld }
  }
  ledger { head size checkpoint verifierKey }
}

subscription Offers {
  handoffChanged { id number status sender { name } receiver { name } }
}
`;

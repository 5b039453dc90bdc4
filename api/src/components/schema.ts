import { connectionTypes, historyFields, paging } from '../asking/page-sdl.ts';

export const typeDefs = /* GraphQL */ `
  "A part taken from a vehicle that got its own label."
  type Component implements Node & Recorded & Goods {
    "Stands on its label."
    id: ID!
    "What the label's QR code carries."
    qrCode: String!
    "What sort of part it is."
    kind: ComponentKind!
    "What it is, in words."
    title: String!
    "Maker's part number."
    partNumber: String
    "Serial number."
    serialNumber: String
    "Weight in kilograms."
    massKg: Float
    "A short word on its state, e.g. reusable, for recycling."
    condition: String
    "Where it is kept; for who has or had it."
    storagePlace: String
    "The vehicle it came out of."
    vehicle: Vehicle
    "Who has it in hands; null when you may not see it."
    custodian: Organisation
    "The handoff it is part of now; null when you may not see it."
    openHandoff: Handoff
    "When it got its record."
    registeredAt: DateTime!
    ${historyFields}
    "Steps you could record now, e.g. offerHandoff."
    allowedSteps: [String!]! @deprecated(reason: "Use nextSteps, whose values are listed.")
    "Steps you could record now."
    nextSteps: [CommandName!]!
  }
  ${connectionTypes('Component', { counted: true })}
  "What to look for; everything given must fit."
  input ComponentFilter {
    "Id on the label, or the beginning of a word of title, part or serial number."
    text: String
    "Id of the vehicle it came out of."
    vehicle: ID
    "True: only what your firm has in its hands."
    inMyCustody: Boolean
  }

  extend type Query {
    "One component; null when there is none or you may not see it."
    component(
      "Its id, as on the label."
      id: ID!
    ): Component
    "Components your firm has or had to do with."
    components(
      "What to look for."
      filter: ComponentFilter
      ${paging({ first: 25 })}
    ): ComponentConnection!
  }
`;

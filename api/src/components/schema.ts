export const typeDefs = /* GraphQL */ `
  enum ComponentKind {
    DRIVE_MOTOR
    INVERTER
    CHARGER
    BATTERY_MODULE
    CATALYST
    ENGINE
    GEARBOX
    CONTROL_UNIT
    HEADLIGHT
    WIRING_HARNESS
    DASHBOARD
    GLASS
    WHEEL
    BUMPER
    OTHER
  }
  "A part taken from a vehicle that got its own label."
  type Component {
    id: ID!
    "What the label's QR code carries."
    qrCode: String!
    kind: ComponentKind!
    title: String!
    partNumber: String
    serialNumber: String
    massKg: Float
    "A short word on its state, e.g. reusable, for recycling."
    condition: String
    storagePlace: String
    vehicle: Vehicle
    custodian: Organisation
    openHandoff: Handoff
    registeredAt: DateTime!
    history(first: Int = 50, after: Int): [HistoryEntry!]!
    allowedSteps: [String!]!
  }
  type ComponentConnection {
    edges: [ComponentEdge!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }
  type ComponentEdge {
    cursor: String!
    node: Component!
  }
  input ComponentFilter {
    text: String
    vehicle: ID
    inMyCustody: Boolean
  }
  input RegisterComponentInput {
    commandId: ID!
    occurredAt: DateTime
    "Chosen by the device, so that a label can be printed without a network."
    id: ID
    vehicle: ID!
    kind: ComponentKind!
    title: String!
    partNumber: String
    serialNumber: String
    massKg: Float
    condition: String
    storagePlace: String
  }
  type RegisterComponentSuccess {
    commit: Commit!
    component: Component!
  }
  union RegisterComponentResult = RegisterComponentSuccess | Refusal

  extend type Query {
    component(id: ID!): Component
    components(filter: ComponentFilter, first: Int = 25, after: String): ComponentConnection!
  }
  extend type Mutation {
    "Gives a part taken from a vehicle its own record and label."
    registerComponent(input: RegisterComponentInput!): RegisterComponentResult!
  }
`;

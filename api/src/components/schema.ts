export const typeDefs = /* GraphQL */ `
  "What sort of part it is."
  enum ComponentKind {
    "Drive motor."
    DRIVE_MOTOR
    "Inverter."
    INVERTER
    "On-board charger."
    CHARGER
    "Battery module."
    BATTERY_MODULE
    "Catalytic converter."
    CATALYST
    "Combustion engine."
    ENGINE
    "Gearbox."
    GEARBOX
    "Control unit."
    CONTROL_UNIT
    "Headlight."
    HEADLIGHT
    "Wiring harness."
    WIRING_HARNESS
    "Dashboard."
    DASHBOARD
    "Window."
    GLASS
    "Wheel."
    WHEEL
    "Bumper."
    BUMPER
    "Anything else; say what in the title."
    OTHER
  }
  "A part taken from a vehicle that got its own label."
  type Component {
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
    "What happened, oldest first; after: takes the position of the last entry you have."
    history(first: Int = 50, after: Int): [HistoryEntry!]!
    "Steps you could record now, e.g. offerHandoff."
    allowedSteps: [String!]!
  }
  "One page of a list."
  type ComponentConnection {
    "What is on this page, newest first."
    edges: [ComponentEdge!]!
    "Whether there is more."
    pageInfo: PageInfo!
    "How many there are in all; counted up to 10 000."
    totalCount: Int!
  }
  "One line of a list."
  type ComponentEdge {
    "Give it as after: to get what follows."
    cursor: String!
    "The thing itself."
    node: Component!
  }
  "What to look for; everything given must fit."
  input ComponentFilter {
    "Id on the label, or the beginning of a word of title, part or serial number."
    text: String
    "Id of the vehicle it came out of."
    vehicle: ID
    "True: only what your firm has in its hands."
    inMyCustody: Boolean
  }
  "What to give in order to register a component."
  input RegisterComponentInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Chosen by the device, so that a label can be printed without a network."
    id: ID
    "Id of the vehicle, which your firm must have."
    vehicle: ID!
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
    "A short word on its state."
    condition: String
    "Where it is kept, e.g. shelf or yard place."
    storagePlace: String
  }
  "It was recorded."
  type RegisterComponentSuccess {
    "Where it was written."
    commit: Commit!
    "The component as it is now."
    component: Component!
  }
  "It was recorded, or refused with a reason."
  union RegisterComponentResult = RegisterComponentSuccess | Refusal

  extend type Query {
    "One component; null when there is none or you may not see it."
    component(id: ID!): Component
    "Components your firm has or had to do with."
    components(filter: ComponentFilter, first: Int = 25, after: String): ComponentConnection!
  }
  extend type Mutation {
    "Gives a part taken from a vehicle its own record and label."
    registerComponent(input: RegisterComponentInput!): RegisterComponentResult!
  }
`;

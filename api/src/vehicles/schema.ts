export const typeDefs = /* GraphQL */ `
  enum VehicleDamage {
    CRASH
    FIRE
    FLOOD
    PARTS_MISSING
  }
  "An end-of-life vehicle, from delivery on."
  type Vehicle {
    id: ID!
    "17 characters; null when you may not see it."
    vin: String
    "Things about the VIN worth a second look, e.g. a check digit that does not match."
    vinWarnings: [String!]!
    make: String
    model: String
    firstRegisteredOn: Date
    receivedAt: DateTime
    receivedBy: Organisation
    damages: [VehicleDamage!]!
    storagePlace: String
    note: String
    "Last holder, for the firm that has the vehicle; null for others and once erased."
    holder: Person
    batteries: [Battery!]!
    components: [Component!]!
    history(first: Int = 50, after: Int): [HistoryEntry!]!
  }
  "A natural person, kept outside the ledger and erasable."
  type Person {
    name: String!
    street: String
    postalCode: String
    city: String
    country: String
  }
  type VehicleConnection {
    edges: [VehicleEdge!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }
  type VehicleEdge {
    cursor: String!
    node: Vehicle!
  }
  input VehicleFilter {
    "Part of the VIN, or make or model."
    text: String
  }
  "Last holder; kept outside the ledger and erasable."
  input PersonInput {
    name: String!
    street: String
    postalCode: String
    city: String
    country: String
  }
  input ReceiveVehicleInput {
    commandId: ID!
    occurredAt: DateTime
    "Chosen by the device so that later steps can name the vehicle before the service has answered."
    id: ID
    vin: String!
    "True for vehicles from before 1981 with a shorter number."
    legacyVin: Boolean
    make: String
    model: String
    firstRegisteredOn: Date
    damages: [VehicleDamage!]
    registrationDocument: Boolean
    holder: PersonInput
    storagePlace: String
    note: String
  }
  type ReceiveVehicleSuccess {
    commit: Commit!
    vehicle: Vehicle!
  }
  union ReceiveVehicleResult = ReceiveVehicleSuccess | Refusal

  extend type Query {
    vehicle(id: ID!): Vehicle
    vehicles(filter: VehicleFilter, first: Int = 25, after: String): VehicleConnection!
  }
  extend type Mutation {
    "Takes an end-of-life vehicle in."
    receiveVehicle(input: ReceiveVehicleInput!): ReceiveVehicleResult!
    "Erases what is kept about a vehicle's last holder; every proof stays valid. False when there is nothing to erase or it is not yours."
    eraseHolder(vehicle: ID!): Boolean!
  }
`;

import { connectionTypes, historyFields, paging } from '../asking/page-sdl.ts';

export const typeDefs = /* GraphQL */ `
  "An end-of-life vehicle, from delivery on."
  type Vehicle implements Node & Recorded {
    "Stands for the vehicle everywhere in Kreispass."
    id: ID!
    "17 characters; null when you may not see it."
    vin: String
    "Things about the VIN worth a second look, e.g. a check digit that does not match."
    vinWarnings: [String!]!
    "Make, e.g. Renault."
    make: String
    "Model, e.g. Zoe."
    model: String
    "Day of first registration."
    firstRegisteredOn: Date
    "When it was taken in; null when you may not see it."
    receivedAt: DateTime
    "The firm that has it; null when you may not see it."
    receivedBy: Organisation
    "Damage seen on arrival."
    damages: [VehicleDamage!]!
    "Where it is kept, e.g. shelf or yard place."
    storagePlace: String
    "Anything else worth saying."
    note: String
    "Last holder, for the firm that has the vehicle; null for others and once erased."
    holder: Person
    "Batteries that are or were in it."
    batteries: [Battery!]!
    "Parts that were taken from it and got a label."
    components: [Component!]!
    ${historyFields}
  }
  "A natural person, kept outside the ledger and erasable."
  type Person {
    "Name of the person."
    name: String!
    "Street and number."
    street: String
    "Postal code."
    postalCode: String
    "Town or city."
    city: String
    "Two letters as in ISO 3166-1, e.g. DE."
    country: String
  }
  ${connectionTypes('Vehicle', { counted: true })}
  "What to look for; everything given must fit."
  input VehicleFilter {
    "Part of the VIN, or make or model."
    text: String
  }

  extend type Query {
    "One vehicle; null when there is none or you may not see it."
    vehicle(
      "Its id."
      id: ID!
    ): Vehicle
    "Vehicles your firm has or had."
    vehicles(
      "What to look for."
      filter: VehicleFilter
      ${paging({ first: 25 })}
    ): VehicleConnection!
  }
  extend type Mutation {
    "Erases what is kept about a vehicle's last holder; every proof stays valid. False when there is nothing to erase or it is not yours."
    eraseHolder(
      "Id of the vehicle."
      vehicle: ID!
    ): Boolean!
  }
`;

import { connectionTypes, paging } from '../asking/page-sdl.ts';

export const typeDefs = /* GraphQL */ `
  "Where to find a firm."
  type PostalAddress {
    "Street and number."
    street: String!
    "Postal code."
    postalCode: String!
    "Town or city."
    city: String!
    "Two letters as in ISO 3166-1, e.g. DE."
    country: String!
  }

  "A firm or authority."
  type Organisation implements Node {
    "14 characters, the last one checks the others."
    id: ID!
    "Name of the firm or authority."
    name: String!
    "What it does in the chain."
    roles: [OrganisationRole!]!
    "Where it is."
    address: PostalAddress
    "GS1 Global Location Number, 13 digits."
    gln: String
    "Waste producer, carrier or disposer number (NachwV § 28)."
    wasteRegisterNumber: String
    "True when it was made up for trying Kreispass out."
    demo: Boolean!
    "Mandates it has given, oldest first; for itself, and to each firm those given to it."
    mandates: [Mandate!]!
  }

  "A person who may sign in for an organisation. Held outside the ledger and erasable."
  type Member {
    "Random reference; the ledger knows no more."
    id: ID!
    "Name of the person."
    name: String!
    "E-mail address, which is the login."
    email: String
    "May add and remove people and devices of the firm."
    admin: Boolean!
  }

  "A kiosk or phone that may act for an organisation."
  type Device {
    "Random reference; the ledger knows no more."
    id: ID!
    "What the firm calls it."
    name: String!
    "When it was enrolled."
    enrolledAt: DateTime!
    "When it last signed in."
    lastSeenAt: DateTime
    "Whether its access was taken away."
    revoked: Boolean!
  }

  "Who may read which data, 2023/1542 Annex XIII. Each but the first sees some things that the others do not (Art. 77(2))."
  enum Audience {
    "Everybody."
    PUBLIC
    "Who has a legitimate interest: point 4, the single battery, beside point 2."
    LEGITIMATE_INTEREST
    "The Commission: points 2 and 3."
    COMMISSION
    "Market surveillance and notified bodies: points 2 and 3."
    AUTHORITY
  }
  "Who is asking."
  type Me {
    "The firm you act for."
    organisation: Organisation!
    "You, when you signed in with a password."
    member: Member
    "The device you are on, when it is enrolled."
    device: Device
    "Groups of data you may see: public, legitimateInterest, authority, commission."
    audiences: [String!]! @deprecated(reason: "Use dataGroups, whose values are listed.")
    "Groups of data you may see."
    dataGroups: [Audience!]!
    "People of your firm; only for its admins."
    members: [Member!]!
    "Devices of your firm; only for its admins."
    devices: [Device!]!
    "Mandates other firms have given yours, newest first."
    mandates: [Mandate!]!
  }

  ${connectionTypes('Organisation')}
  "What to look for; everything given must fit."
  input OrganisationFilter {
    "Firms with at least one of these roles."
    roles: [OrganisationRole!]
    "Part of the name."
    text: String
  }

  extend type Query {
    "Who you are signed in as; null when you are not."
    me: Me
    "One firm or authority; null when there is none."
    organisation(
      "Its id."
      id: ID!
    ): Organisation
    "Firms to hand something over to."
    organisations(
      "What to look for."
      filter: OrganisationFilter
      ${paging({ first: 50 })}
    ): OrganisationConnection!
  }

  "That a firm authorised another one in writing to keep its passports, 2023/1542 Art. 77(4)."
  type Mandate {
    "Id of the mandate."
    id: ID!
    "The firm that has given it."
    by: Organisation
    "The firm that is authorised."
    to: Organisation
    "What it may do."
    scope: [MandateScope!]!
    "First day it holds."
    from: Date!
    "Last day it holds; without end if absent."
    until: Date
    "Number or link of the mandate in writing."
    agreement: String!
    "When it was recorded."
    grantedAt: DateTime!
    "When it was taken back."
    revokedAt: DateTime
  }
`;

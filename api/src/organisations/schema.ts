export const typeDefs = /* GraphQL */ `
  "What a firm does in the chain. Decides which data it may see and which steps it may record."
  enum OrganisationRole {
    MANUFACTURER
    WORKSHOP
    DISMANTLER
    SECOND_LIFE_OPERATOR
    RECYCLER
    PRODUCER_RESPONSIBILITY_ORGANISATION
    SELECTED_WASTE_OPERATOR
    CARRIER
    MARKET_SURVEILLANCE
    NOTIFIED_BODY
    COMMISSION
  }

  type PostalAddress {
    street: String!
    postalCode: String!
    city: String!
    country: String!
  }

  "A firm or authority."
  type Organisation {
    id: ID!
    name: String!
    roles: [OrganisationRole!]!
    address: PostalAddress
    "GS1 Global Location Number, 13 digits."
    gln: String
    "Waste producer, carrier or disposer number (NachwV § 28)."
    wasteRegisterNumber: String
    "True when it was made up for trying Kreispass out."
    demo: Boolean!
  }

  "A person who may sign in for an organisation. Held outside the ledger and erasable."
  type Member {
    id: ID!
    name: String!
    email: String
    admin: Boolean!
  }

  "A kiosk or phone that may act for an organisation."
  type Device {
    id: ID!
    name: String!
    enrolledAt: DateTime!
    lastSeenAt: DateTime
    revoked: Boolean!
  }

  "Who is asking."
  type Me {
    organisation: Organisation!
    member: Member
    device: Device
    "Groups of data you may see: public, legitimateInterest, authority, commission."
    audiences: [String!]!
    members: [Member!]!
    devices: [Device!]!
  }

  type OrganisationConnection {
    edges: [OrganisationEdge!]!
    pageInfo: PageInfo!
  }
  type OrganisationEdge {
    cursor: String!
    node: Organisation!
  }
  input OrganisationFilter {
    roles: [OrganisationRole!]
    "Part of the name."
    text: String
  }

  input PostalAddressInput {
    street: String!
    postalCode: String!
    city: String!
    country: String!
  }

  input RegisterOrganisationInput {
    commandId: ID!
    occurredAt: DateTime
    "Chosen by the sender so that a repeated command names the same organisation; made by the service if absent."
    id: ID
    name: String!
    roles: [OrganisationRole!]!
    address: PostalAddressInput
    gln: String
    wasteRegisterNumber: String
    "True when it was made up for trying Kreispass out."
    demo: Boolean
  }
  type RegisterOrganisationSuccess {
    commit: Commit!
    organisation: Organisation!
  }
  union RegisterOrganisationResult = RegisterOrganisationSuccess | Refusal

  input InviteMemberInput {
    commandId: ID!
    occurredAt: DateTime
    name: String!
    email: String!
    admin: Boolean
  }
  type InviteMemberSuccess {
    commit: Commit!
    member: Member!
    "One-time code to choose a password with; shown once."
    invitationCode: String!
  }
  union InviteMemberResult = InviteMemberSuccess | Refusal

  input RemoveMemberInput {
    commandId: ID!
    occurredAt: DateTime
    member: ID!
  }
  type RemoveMemberSuccess {
    commit: Commit!
  }
  union RemoveMemberResult = RemoveMemberSuccess | Refusal

  input EnrolDeviceInput {
    commandId: ID!
    occurredAt: DateTime
    name: String!
  }
  type EnrolDeviceSuccess {
    commit: Commit!
    device: Device!
    "One-time code to type or scan on the device; valid for one hour, shown once."
    enrolmentCode: String!
  }
  union EnrolDeviceResult = EnrolDeviceSuccess | Refusal

  input RevokeDeviceInput {
    commandId: ID!
    occurredAt: DateTime
    device: ID!
  }
  type RevokeDeviceSuccess {
    commit: Commit!
    device: Device!
  }
  union RevokeDeviceResult = RevokeDeviceSuccess | Refusal

  extend type Query {
    "Who you are signed in as; null when you are not."
    me: Me
    organisation(id: ID!): Organisation
    "Firms to hand something over to."
    organisations(filter: OrganisationFilter, first: Int = 50, after: String): OrganisationConnection!
  }

  extend type Mutation {
    "Adds a firm. Only for who runs this installation."
    registerOrganisation(input: RegisterOrganisationInput!): RegisterOrganisationResult!
    "Adds a person to your firm. Only for its admins."
    inviteMember(input: InviteMemberInput!): InviteMemberResult!
    "Takes a person's access away and erases what is kept about them."
    removeMember(input: RemoveMemberInput!): RemoveMemberResult!
    "Lets a kiosk or phone act for your firm. Only for its admins."
    enrolDevice(input: EnrolDeviceInput!): EnrolDeviceResult!
    revokeDevice(input: RevokeDeviceInput!): RevokeDeviceResult!
  }
`;

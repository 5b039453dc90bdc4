export const typeDefs = /* GraphQL */ `
  "What a firm does in the chain. Decides which data it may see and which steps it may record."
  enum OrganisationRole {
    "Places batteries on the market."
    MANUFACTURER
    "Repairs vehicles."
    WORKSHOP
    "Approved to take end-of-life vehicles apart (AltfahrzeugV § 2)."
    DISMANTLER
    "Gives batteries a second life."
    SECOND_LIFE_OPERATOR
    "Recovers materials."
    RECYCLER
    "Takes back for producers."
    PRODUCER_RESPONSIBILITY_ORGANISATION
    "Selected under 2023/1542 Art. 57(8)."
    SELECTED_WASTE_OPERATOR
    "Drives."
    CARRIER
    "Market surveillance authority."
    MARKET_SURVEILLANCE
    "Assesses conformity."
    NOTIFIED_BODY
    "The European Commission."
    COMMISSION
  }

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
  type Organisation {
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

  "Who is asking."
  type Me {
    "The firm you act for."
    organisation: Organisation!
    "You, when you signed in with a password."
    member: Member
    "The device you are on, when it is enrolled."
    device: Device
    "Groups of data you may see: public, legitimateInterest, authority, commission."
    audiences: [String!]!
    "People of your firm; only for its admins."
    members: [Member!]!
    "Devices of your firm; only for its admins."
    devices: [Device!]!
    "Mandates other firms have given yours, newest first."
    mandates: [Mandate!]!
  }

  "One page of a list."
  type OrganisationConnection {
    "What is on this page, newest first."
    edges: [OrganisationEdge!]!
    "Whether there is more."
    pageInfo: PageInfo!
  }
  "One line of a list."
  type OrganisationEdge {
    "Give it as after: to get what follows."
    cursor: String!
    "The thing itself."
    node: Organisation!
  }
  "What to look for; everything given must fit."
  input OrganisationFilter {
    "Firms with at least one of these roles."
    roles: [OrganisationRole!]
    "Part of the name."
    text: String
  }

  "Where to find a firm."
  input PostalAddressInput {
    "Street and number."
    street: String!
    "Postal code."
    postalCode: String!
    "Town or city."
    city: String!
    "Two letters as in ISO 3166-1, e.g. DE."
    country: String!
  }

  "What to give in order to register organisation."
  input RegisterOrganisationInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Chosen by the sender so that a repeated command names the same organisation; made by the service if absent."
    id: ID
    "Name of the firm or authority."
    name: String!
    "What it does in the chain."
    roles: [OrganisationRole!]!
    "Where it is."
    address: PostalAddressInput
    "GS1 Global Location Number, 13 digits."
    gln: String
    "Waste producer, carrier or disposer number (NachwV § 28)."
    wasteRegisterNumber: String
    "True when it was made up for trying Kreispass out."
    demo: Boolean
  }
  "It was recorded."
  type RegisterOrganisationSuccess {
    "Where it was written."
    commit: Commit!
    "The firm as it is now."
    organisation: Organisation!
  }
  "It was recorded, or refused with a reason."
  union RegisterOrganisationResult = RegisterOrganisationSuccess | Refusal

  "What to give in order to invite member."
  input InviteMemberInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Name of the person."
    name: String!
    "E-mail address, which becomes the login."
    email: String!
    "May add and remove people and devices of the firm."
    admin: Boolean
  }
  "It was recorded."
  type InviteMemberSuccess {
    "Where it was written."
    commit: Commit!
    "The person invited."
    member: Member!
    "One-time code to choose a password with; shown once."
    invitationCode: String!
  }
  "It was recorded, or refused with a reason."
  union InviteMemberResult = InviteMemberSuccess | Refusal

  "What to give in order to remove member."
  input RemoveMemberInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the person."
    member: ID!
  }
  "It was recorded."
  type RemoveMemberSuccess {
    "Where it was written."
    commit: Commit!
  }
  "It was recorded, or refused with a reason."
  union RemoveMemberResult = RemoveMemberSuccess | Refusal

  "What to give in order to enrol device."
  input EnrolDeviceInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "What the firm calls it, e.g. Kiosk hall 2."
    name: String!
  }
  "It was recorded."
  type EnrolDeviceSuccess {
    "Where it was written."
    commit: Commit!
    "The device that waits for its code."
    device: Device!
    "One-time code to type or scan on the device; valid for one hour, shown once."
    enrolmentCode: String!
  }
  "It was recorded, or refused with a reason."
  union EnrolDeviceResult = EnrolDeviceSuccess | Refusal

  "What to give in order to revoke device."
  input RevokeDeviceInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the device."
    device: ID!
  }
  "It was recorded."
  type RevokeDeviceSuccess {
    "Where it was written."
    commit: Commit!
    "The device, which has no access any more."
    device: Device!
  }
  "It was recorded, or refused with a reason."
  union RevokeDeviceResult = RevokeDeviceSuccess | Refusal

  extend type Query {
    "Who you are signed in as; null when you are not."
    me: Me
    "One firm or authority; null when there is none."
    organisation(id: ID!): Organisation
    "Firms to hand something over to."
    organisations(filter: OrganisationFilter, first: Int = 50, after: String): OrganisationConnection!
  }

  "What a firm may do for another one."
  enum MandateScope {
    "Issue passports."
    ISSUE
    "Revise passports."
    REVISE
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

  "What to give in order to authorise another firm."
  input GrantMandateInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "The firm that is authorised."
    to: ID!
    "What it may do."
    scope: [MandateScope!]!
    "First day it holds."
    from: Date!
    "Last day it holds; without end if absent."
    until: Date
    "Number or link of the mandate in writing."
    agreement: String!
  }
  "It was recorded."
  type GrantMandateSuccess {
    "Where it was written."
    commit: Commit!
    "Your firm as it is now."
    organisation: Organisation!
  }
  "It was recorded, or refused with a reason."
  union GrantMandateResult = GrantMandateSuccess | Refusal

  "What to give in order to take a mandate back."
  input RevokeMandateInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the mandate."
    mandate: ID!
    "Why it is taken back."
    reason: String
  }
  "It was recorded."
  type RevokeMandateSuccess {
    "Where it was written."
    commit: Commit!
    "Your firm as it is now."
    organisation: Organisation!
  }
  "It was recorded, or refused with a reason."
  union RevokeMandateResult = RevokeMandateSuccess | Refusal

  extend type Mutation {
    "Adds a firm. Only for who runs this installation."
    registerOrganisation(input: RegisterOrganisationInput!): RegisterOrganisationResult!
    "Adds a person to your firm. Only for its admins."
    inviteMember(input: InviteMemberInput!): InviteMemberResult!
    "Takes a person's access away and erases what is kept about them."
    removeMember(input: RemoveMemberInput!): RemoveMemberResult!
    "Lets a kiosk or phone act for your firm. Only for its admins."
    enrolDevice(input: EnrolDeviceInput!): EnrolDeviceResult!
    "Takes a device's access away at once."
    revokeDevice(input: RevokeDeviceInput!): RevokeDeviceResult!
    "Authorises another firm in writing to issue or revise passports for yours."
    grantMandate(input: GrantMandateInput!): GrantMandateResult!
    "Takes a mandate back."
    revokeMandate(input: RevokeMandateInput!): RevokeMandateResult!
  }
`;

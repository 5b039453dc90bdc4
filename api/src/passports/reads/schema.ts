/** The log of who read what not everybody may read. */
export const readsTypeDefs = /* GraphQL */ `
  "That a firm or authority was shown what not everybody may see of a battery, 2023/1542 Art. 77(2)."
  type BatteryRead {
    "Who read it; which of its people is not shown. Null for who runs this installation."
    organisation: Organisation
    "What the data may be used for, in the words of the law."
    purpose: String!
    "When it was first read, within some seconds."
    from: DateTime!
    "When that was written down."
    to: DateTime!
  }
  "One page of a list."
  type BatteryReadConnection {
    "What is on this page, newest first."
    edges: [BatteryReadEdge!]!
    "Whether there is more."
    pageInfo: PageInfo!
  }
  "One line of a list."
  type BatteryReadEdge {
    "Give it as after: to get what follows."
    cursor: String!
    "The read."
    node: BatteryRead!
  }

  extend type Query {
    "Who read what not everybody may read of a battery, by whatever way; only for the firm that answers for its passport."
    batteryReads(battery: ID!, first: Int, after: String): BatteryReadConnection!
  }
`;

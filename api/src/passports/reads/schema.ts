import { connectionTypes, paging } from '../../asking/page-sdl.ts';

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
  ${connectionTypes('BatteryRead')}

  extend type Query {
    "Who read what not everybody may read of a battery, by whatever way; only for the firm that answers for its passport."
    batteryReads(
      "Id of the battery."
      battery: ID!
      ${paging({ first: 25 })}
    ): BatteryReadConnection!
  }
`;

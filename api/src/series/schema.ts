import { connectionTypes, paging } from '../asking/page-sdl.ts';

const between = /* GraphQL */ `
      "Only from this time on."
      from: DateTime
      "Only before this time."
      to: DateTime
`;

/** What batteries send home: as input, and as it can be asked for. */
export const typeDefs = /* GraphQL */ `
  "What can be measured again and again; units are part of the name."
  enum ConditionMetric {
    "State of health in percent, other than certified energy."
    STATE_OF_HEALTH_PERCENT
    "State of certified energy in percent, 2023/1542 Annex VII Part A."
    STATE_OF_CERTIFIED_ENERGY_PERCENT
    "Remaining capacity in ampere-hours."
    REMAINING_CAPACITY_AH
    "State of charge in percent."
    STATE_OF_CHARGE_PERCENT
    "Internal resistance in ohm."
    INTERNAL_RESISTANCE_OHM
    "Isolation resistance in kiloohm."
    ISOLATION_RESISTANCE_KOHM
    "Full charge-discharge cycles so far."
    FULL_CYCLES
    "Voltage at the terminals in volt."
    PACK_VOLTAGE_V
    "Difference between highest and lowest cell in millivolt."
    CELL_VOLTAGE_SPREAD_MV
    "Temperature in degrees Celsius."
    TEMPERATURE_C
    "Usable energy left, in kilowatt-hours."
    REMAINING_ENERGY_KWH
    "Power capability left, in watt."
    REMAINING_POWER_W
    "Energy that comes out of what went in, in percent."
    ROUND_TRIP_EFFICIENCY_PERCENT
    "Charge lost per month at rest, in percent."
    SELF_DISCHARGE_PERCENT_PER_MONTH
    "Ohmic resistance in ohm."
    OHMIC_RESISTANCE_OHM
    "Energy that has passed through so far, in kilowatt-hours."
    ENERGY_THROUGHPUT_KWH
    "Charge that has passed through so far, in ampere-hours."
    CAPACITY_THROUGHPUT_AH
    "Deep discharges so far."
    DEEP_DISCHARGES
    "Overcharges so far."
    OVERCHARGES
    "Minutes above the upper temperature limit so far."
    EXTREME_HEAT_MINUTES
    "Minutes below the lower temperature limit so far."
    EXTREME_COLD_MINUTES
    "Minutes of charging above the upper temperature limit so far."
    CHARGING_IN_HEAT_MINUTES
    "Minutes of charging below the lower temperature limit so far."
    CHARGING_IN_COLD_MINUTES
  }

  ${connectionTypes('Condition', { node: 'ConditionRecord' })}
  "A metric over time, condensed for a chart."
  type ConditionTrend {
    "Of what."
    metric: ConditionMetric!
    "What it is called, in the language asked for."
    title: String!
    "Unit of the values."
    unit: String!
    "The rule that asks for it; null where only practice does."
    source: String
    "Oldest first; times without a measurement are left out."
    points: [TrendPoint!]!
  }
  "What was measured within some time."
  type TrendPoint {
    "Beginning of that time."
    from: DateTime!
    "End of that time."
    to: DateTime!
    "How many measurements there were."
    count: Int!
    "The lowest of them."
    low: Float!
    "The highest of them."
    high: Float!
    "Their mean."
    mean: Float!
  }
  "What is known of a battery's use, in short."
  type ConditionSummary {
    "How many points it sent home; single measurements are not counted."
    count: Int!
    "Time of the first of them."
    from: DateTime
    "Time of the last of them."
    to: DateTime
    "What there is a trend of, the state of health first."
    metrics: [ConditionMetric!]!
    "Times in ranges."
    histograms: [HistogramTotal!]!
    "How often it was harmed."
    negativeEvents: [NegativeEventCount!]!
  }
  "How long a value stayed in which range, over all that was reported."
  type HistogramTotal {
    "Of what."
    of: HistogramValue!
    "Unit of the edges."
    unit: String!
    "Beginning of the time it tells of."
    from: DateTime!
    "End of that time; there may be gaps in it."
    to: DateTime!
    "Lowest range first."
    ranges: [HistogramRange!]!
  }
  "One range."
  type HistogramRange {
    "Where it begins; null when it has no lower end."
    from: Float
    "Where it ends; null when it has no upper end."
    to: Float
    "Minutes in it."
    minutes: Float!
  }
  "How often something happened."
  type NegativeEventCount {
    "What happened."
    kind: NegativeEventKind!
    "How often."
    count: Int!
    "When last."
    latestAt: DateTime!
  }
  "Something that harmed a battery."
  type NegativeEventRecord {
    "What happened."
    kind: NegativeEventKind!
    "When it happened."
    occurredAt: DateTime!
    "When it was written to the ledger."
    recordedAt: DateTime!
    "In words."
    description: String
    "The worst value reached, in the unit of what went wrong."
    value: Float
    "How long it lasted, in minutes."
    durationMinutes: Float
    "The firm that recorded it; null when you may not see it."
    organisation: Organisation
  }

  extend type Battery {
    "What was measured one by one, latest recorded first; empty when you may not see it. With what was sent home: conditionSeries."
    conditionPage(${paging({ first: 20 })}): ConditionConnection!
    "All measurements, oldest first; empty when you may not see them. With metric: only those that have it."
    conditionSeries(
      "Only measurements that have this."
      metric: ConditionMetric
      ${between}
      ${paging({ first: 50 })}
    ): ConditionConnection!
    "One metric condensed for a chart; null when you may not see it."
    conditionTrend(
      "Of what."
      metric: ConditionMetric!
      ${between}
      "How many points at most: 120 if absent, 240 at most. Asking for more is refused as INVALID_INPUT."
      points: Int = 120
    ): ConditionTrend
    "What is known of its use, in short; null when you may not see it."
    conditionSummary: ConditionSummary
    "What harmed it, latest first; the latest 50 are kept at hand. Empty when you may not see it."
    negativeEvents(
      "How many: 20 if absent, 50 at most. Asking for more is refused as INVALID_INPUT."
      first: Int = 20
    ): [NegativeEventRecord!]!
  }
`;

/** GraphQL fields of what is measured on a battery, the same where it is recorded, read one by one and read as a series. */
export const measuredFields = /* GraphQL */ `
  "Voltage at the terminals in volt."
  packVoltageV: Float
  "Difference between highest and lowest cell in millivolt."
  cellVoltageSpreadMv: Float
  "Temperature in degrees Celsius."
  temperatureC: Float
  "Usable energy left, in kilowatt-hours."
  remainingEnergyKwh: Float
  "Power capability left, in watt."
  remainingPowerW: Float
  "Energy that comes out of what went in, in percent."
  roundTripEfficiencyPercent: Float
  "Charge lost per month at rest, in percent."
  selfDischargePercentPerMonth: Float
  "Ohmic resistance in ohm."
  ohmicResistanceOhm: Float
  "Energy that has passed through so far, in kilowatt-hours."
  energyThroughputKwh: Float
  "Charge that has passed through so far, in ampere-hours."
  capacityThroughputAh: Float
  "Deep discharges so far."
  deepDischarges: Int
  "Overcharges so far."
  overcharges: Int
  "Minutes above the upper temperature limit so far."
  extremeHeatMinutes: Float
  "Minutes below the lower temperature limit so far."
  extremeColdMinutes: Float
  "Minutes of charging above the upper temperature limit so far."
  chargingInHeatMinutes: Float
  "Minutes of charging below the lower temperature limit so far."
  chargingInColdMinutes: Float
`;

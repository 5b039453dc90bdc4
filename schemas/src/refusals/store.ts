import { accessRefusals } from './access.ts';
import { batteryRefusals } from './batteries.ts';
import { codeRefusals } from './codes.ts';
import { correctionRefusals } from './corrections.ts';
import { deviceRefusals } from './devices.ts';
import { documentRefusals } from './documents.ts';
import { fileRefusals } from './files.ts';
import { foreignRefusals } from './foreign.ts';
import { handoffRefusals } from './handoffs.ts';
import { interfaceRefusals } from './interfaces.ts';
import { labelRefusals } from './labels.ts';
import { organisationRefusals } from './organisations.ts';
import { passportRefusals } from './passports.ts';
import { proofRefusals } from './proofs.ts';
import { safetyRefusals } from './safety.ts';
import { secondLifeRefusals } from './second-life.ts';
import { vehicleRefusals } from './vehicles.ts';

/** Every refusal there is, with its sentences. Codes are never renamed: other programs rely on them. */
export const refusalStore = {
  ...accessRefusals,
  ...organisationRefusals,
  ...codeRefusals,
  ...labelRefusals,
  ...passportRefusals,
  ...batteryRefusals,
  ...secondLifeRefusals,
  ...vehicleRefusals,
  ...handoffRefusals,
  ...correctionRefusals,
  ...safetyRefusals,
  ...documentRefusals,
  ...interfaceRefusals,
  ...foreignRefusals,
  ...fileRefusals,
  ...proofRefusals,
  ...deviceRefusals,
};

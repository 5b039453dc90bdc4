/** What other programs may build on: the contract in one place. Inside this repository each file is imported by itself. */
export { type Audience, accessView, type WithheldProperty } from './access-view.ts';
export { keysOfIdentifier, readScanCode, type ScanCode } from './codes/scan-code.ts';
export { checkVin } from './codes/vin.ts';
export { type Completeness, completeness, type Guidance, type MissingPoint } from './completeness/completeness.ts';
export { type PassportScope, passportScope } from './completeness/passport-scope.ts';
export { type CompletenessReport, completenessReport, type ReportedPoint } from './completeness/report.ts';
export { type ForeignPassport, readForeignPassport } from './foreign/read-passport.ts';
export type { Commands, Events } from './generated/types.ts';
export { type Gradable, type Graded, type GradingRules, gradeOf, rulesOn } from './grading/grading.ts';
export { formatId, isId, newId, readId } from './id.ts';
export { type Metric, metrics, type SeriesMetric } from './metrics.ts';
export {
  type Access,
  differenceFromModel,
  localised,
  mergePassport,
  type Passport,
  type PassportPart,
  type PassportSections,
  type PropertyAnnotation,
  properties,
  propertyAt,
  sectionNames,
  splitByLevel,
} from './passport.ts';
export { canonicalJson } from './proofs/canonical-json.ts';
export { leafHash, verifyConsistency, verifyInclusion } from './proofs/merkle.ts';
export { type ProofFile, verifyProofFile } from './proofs/proof-file.ts';
export type { Refusal } from './refusal.ts';
export { refusalText } from './refusal-texts.ts';
export { type RegistryContext, type RegistryEntry, registryPayload } from './registry-payload.ts';
export { type Statement, verifySigned } from './signed/signed.ts';
export { type CommandName, type EventType, validateCommand, validateEvent, validatePassport } from './validate.ts';

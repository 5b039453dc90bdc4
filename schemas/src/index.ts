/** What other programs may build on: the contract in one place. Inside this repository each file is imported by itself. */
export { type Audience, accessView, type WithheldProperty } from './access-view.ts';
export { canonicalJson } from './canonical-json.ts';
export { type Completeness, completeness, type Guidance, type MissingPoint } from './completeness.ts';
export { type CompletenessReport, completenessReport, type ReportedPoint } from './completeness-report.ts';
export { type ForeignPassport, type PassportFormat, readForeignPassport } from './foreign/read-passport.ts';
export type { Commands, Events } from './generated/types.ts';
export { type Gradable, type Graded, type GradingRules, gradeOf, rulesOn } from './grading.ts';
export { formatId, isId, newId, readId } from './id.ts';
export { leafHash, verifyConsistency, verifyInclusion } from './merkle.ts';
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
export { type PassportScope, passportScope } from './passport-scope.ts';
export { type ProofFile, verifyProofFile } from './proof-file.ts';
export { type Refusal, type RefusalCode, refusalText } from './refusal.ts';
export { type RegistryContext, type RegistryEntry, registryPayload } from './registry-payload.ts';
export { keysOfIdentifier, readScanCode, type ScanCode } from './scan-code.ts';
export { type Statement, verifySigned } from './signed.ts';
export { type CommandName, type EventType, validateCommand, validateEvent, validatePassport } from './validate.ts';
export { checkVin } from './vin.ts';

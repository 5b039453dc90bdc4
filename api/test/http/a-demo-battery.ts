import { passportOf } from '#api/demo/passports.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { newId } from '#api/ledger/new-id.ts';
import type { Passport } from '#schemas/passport.ts';
import type { TestApp } from '../api/start-app.ts';

let issued = 0;

/** A battery with a full passport, issued by the test's manufacturer; its id. */
export async function issueBattery(app: TestApp, change: (passport: Passport) => void = () => {}): Promise<string> {
  const passport = aPassport();
  change(passport);
  const id = newId();
  const input = { commandId: `issue-${id}`, id, passport };
  const { data, errors } = await app.graphql(issuePassport, { input }, await app.tokenFor('manufacturer'));
  if (data?.issuePassport?.battery?.id !== id) throw new Error(JSON.stringify(errors.length ? errors : data));
  return id;
}

/** Each one of another unit, if not of a certain one. */
export function aPassport(unit = ++issued): Passport {
  const [vehicle] = demoVehicles;
  if (!vehicle) throw new Error('The demo region has no vehicles.');
  return structuredClone(passportOf(vehicle, unit));
}

const issuePassport = /* GraphQL */ `
  mutation ($input: IssuePassportInput!) {
    issuePassport(input: $input) {
      ... on IssuePassportSuccess { battery { id } }
      ... on Refusal { code message path }
    }
  }
`;

import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { readKeys } from '#api/access/keys.ts';
import { tokenIdOf } from '#api/access/revoked-tokens.ts';
import { signToken } from '#api/access/tokens.ts';
import { type OrganisationRole, organisationRoles } from '#api/access/viewer.ts';
import { ConfigFault, readConfig } from '#api/config.ts';
import { isId } from '#schemas/id.ts';
import { revokeTokenAnywhere } from './ledger/revoke-token.ts';

const help = `Issues an access token for a program that acts for a firm.

  npm run token -- --organisation ID --role ROLE [--role ROLE …] [--days N] [--admin]
  npm run token -- --operator [--days N]
  npm run token -- --revoke TOKEN

  --organisation ID  the firm, as registered in this installation
  --role ROLE        what it may act as: ${organisationRoles.join(', ')}
                     (more than the firm has been given counts for nothing)
  --admin            may invite members and enrol devices of that firm
  --operator         runs this installation: may register firms; needs no firm
  --revoke TOKEN     takes one token away at once: the token itself, or the id printed when it was made
  --days N           how long it is good, 1 to 400 days (default 90)

The token is printed alone on standard output. It is signed with SIGNING_KEY_FILE and valid for PUBLIC_URL; whoever has it
has the access, so keep it like a password. To make all tokens void, replace the token key in that file.`;

/** The firm an operator's token names: nobody's id, as who runs the installation need not be a firm in it. */
const noFirm = 'operator';

try {
  await main();
} catch (fault) {
  stop(fault instanceof ConfigFault ? fault.message : `The token could not be made: ${fault}`);
}

async function main(): Promise<void> {
  const asked = readArguments();
  const config = readConfig();
  if ('revoke' in asked) {
    await revokeTokenAnywhere(config, asked.revoke);
    console.error(`${asked.revoke} was taken away.`);
    return;
  }
  const keys = readKeys(config.signingKeyFile);
  const { organisation, roles, admin, operator, days } = asked;
  const identity = {
    kind: 'integration' as const,
    id: `integration:${randomUUID()}`,
    organisation,
    roles,
    admin,
    operator,
  };
  process.stdout.write(`${await signToken(keys, config.publicUrl, identity, days * 86_400, new Date())}\n`);
  console.error(
    `Good until ${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}, for ${config.publicUrl}. To take it away: npm run token -- --revoke ${identity.id}`,
  );
}

interface Asked {
  organisation: string;
  roles: OrganisationRole[];
  admin: boolean;
  operator: boolean;
  days: number;
}

function readArguments(): Asked | { revoke: string } {
  const { values } = parse();
  if (values.help || process.argv.length === 2) {
    console.log(help);
    process.exit(values.help ? 0 : 1);
  }
  if (values.revoke !== undefined) {
    const revoke = tokenIdOf(values.revoke);
    if (!revoke) return stop('--revoke: give the token itself, or its id, integration:…');
    return { revoke };
  }
  const problems: string[] = [];
  const roles = (values.role ?? []).flatMap((role) => role.split(','));
  for (const role of roles) {
    if (!isRole(role)) problems.push(`--role ${role}: known roles are ${organisationRoles.join(', ')}.`);
  }
  const days = Number(values.days ?? 90);
  if (!Number.isInteger(days) || days < 1 || days > 400)
    problems.push(`--days ${values.days}: give a number from 1 to 400.`);
  const { organisation = '', operator = false, admin = false } = values;
  if (!operator || organisation) {
    if (!isId(organisation))
      problems.push(`--organisation ${organisation}: give the id of a registered firm, 14 characters.`);
    if (roles.length === 0 && !admin && !operator) problems.push('--role: say what the program may act as.');
  }
  if (problems.length > 0) stop(problems.join('\n'));
  return { organisation: organisation || noFirm, roles: roles.filter(isRole), admin, operator, days };
}

function parse() {
  try {
    return parseArgs({
      options: {
        organisation: { type: 'string' },
        role: { type: 'string', multiple: true },
        days: { type: 'string' },
        admin: { type: 'boolean' },
        operator: { type: 'boolean' },
        revoke: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

function isRole(text: string): text is OrganisationRole {
  return organisationRoles.some((role) => role === text);
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

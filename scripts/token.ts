import { randomUUID } from 'node:crypto';
import { readKeys } from '#api/access/keys.ts';
import { tokenIdOf } from '#api/access/revoked-tokens.ts';
import { signToken } from '#api/access/tokens.ts';
import { type OrganisationRole, organisationRoles } from '#api/access/viewer.ts';
import { readConfig } from '#api/config.ts';
import { isId } from '#schemas/id.ts';
import { revokeTokenAnywhere } from './ledger/revoke-token.ts';
import { type Arguments, CalledWrongly, script } from './ledger/script.ts';

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

const options = {
  organisation: { type: 'string' },
  role: { type: 'string', multiple: true },
  days: { type: 'string' },
  admin: { type: 'boolean' },
  operator: { type: 'boolean' },
  revoke: { type: 'string' },
} as const;
type Values = Arguments<typeof options>['values'];

await script(help, options, ({ values }) => (values.revoke === undefined ? issue(values) : revoke(values.revoke)));

async function revoke(token: string): Promise<number> {
  const id = tokenIdOf(token);
  if (!id) throw new CalledWrongly('--revoke: give the token itself, or its id, integration:…');
  await revokeTokenAnywhere(readConfig(), id);
  console.error(`${id} was taken away.`);
  return 0;
}

async function issue(values: Values): Promise<number> {
  const { days, ...asked } = checked(values);
  const config = readConfig();
  const identity = { kind: 'integration' as const, id: `integration:${randomUUID()}`, ...asked };
  const keys = readKeys(config.signingKeyFile);
  process.stdout.write(`${await signToken(keys, config.publicUrl, identity, days * 86_400, new Date())}\n`);
  const until = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  console.error(
    `Good until ${until}, for ${config.publicUrl}. To take it away: npm run token -- --revoke ${identity.id}`,
  );
  return 0;
}

interface Asked {
  organisation: string;
  roles: OrganisationRole[];
  admin: boolean;
  operator: boolean;
  days: number;
}

/** Everything that is wrong is said at once. */
function checked({
  organisation = '',
  role = [],
  days: lasting = '90',
  admin = false,
  operator = false,
}: Values): Asked {
  const problems: string[] = [];
  const roles = role.flatMap((one) => one.split(','));
  for (const one of roles) {
    if (!isRole(one)) problems.push(`--role ${one}: known roles are ${organisationRoles.join(', ')}.`);
  }
  const days = Number(lasting);
  if (!Number.isInteger(days) || days < 1 || days > 400)
    problems.push(`--days ${lasting}: give a number from 1 to 400.`);
  if (!operator || organisation) {
    if (!isId(organisation))
      problems.push(`--organisation ${organisation}: give the id of a registered firm, 14 characters.`);
    if (roles.length === 0 && !admin && !operator) problems.push('--role: say what the program may act as.');
  }
  if (problems.length > 0) throw new CalledWrongly(problems.join('\n'));
  return { organisation: organisation || noFirm, roles: roles.filter(isRole), admin, operator, days };
}

function isRole(text: string): text is OrganisationRole {
  return organisationRoles.some((role) => role === text);
}

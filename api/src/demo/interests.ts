import type { InterestPurpose } from '../access/interest.ts';
import type { OrganisationRole } from '../access/viewer.ts';
import { demoId } from './demo-id.ts';
import { type DemoFirm, region } from './region.ts';
import type { Step } from './story.ts';

/** Why each sort of firm needs what not everybody may read, and what it shows for it; both invented. */
const shownBy: Partial<Record<OrganisationRole, { purpose: InterestPurpose; kind: string; reference: string }>> = {
  workshop: { purpose: 'repair', kind: 'registration', reference: 'Handwerksrolle 4711/DEMO' },
  dismantler: { purpose: 'dismantling', kind: 'permit', reference: 'Anerkennung als Demontagebetrieb DEMO-2025-03' },
  secondLifeOperator: { purpose: 'secondLife', kind: 'certificate', reference: 'Zertifikat DEMO-ZL-12' },
  recycler: { purpose: 'recycling', kind: 'permit', reference: 'Genehmigung nach BImSchG DEMO-40' },
  producerResponsibilityOrganisation: {
    purpose: 'wasteManagement',
    kind: 'permit',
    reference: 'Zulassung als Organisation für Herstellerverantwortung DEMO-5',
  },
};

/** The firms state their legitimate interest … */
export function interests(): Step[] {
  return interested().map(({ firm, purpose, kind, reference }) => ({
    name: `interest ${firm.login}`,
    by: firm,
    command: 'stateInterest',
    input: {
      id: interestId(firm),
      purpose,
      proof: { kind, reference, issuer: 'Musteramt (Demo)' },
      from: '2025-10-07',
    },
  }));
}

/** … and the authority confirms it. */
export function confirmations(): Step[] {
  return interested().map(({ firm }) => ({
    name: `interest of ${firm.login} confirmed`,
    by: region.authority,
    command: 'confirmInterest',
    input: { organisation: firm.id, interest: interestId(firm) },
  }));
}

function interested() {
  const firms: DemoFirm[] = Object.values(region);
  return firms.flatMap((firm) => {
    const shown = firm.roles.map((role) => shownBy[role]).find((found) => found !== undefined);
    return shown ? [{ firm, ...shown }] : [];
  });
}

function interestId({ login }: DemoFirm): string {
  return demoId(`interest ${login}`);
}

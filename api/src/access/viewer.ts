/** What an organisation does in the chain. */
export const organisationRoles = [
  'manufacturer',
  'workshop',
  'dismantler',
  'secondLifeOperator',
  'recycler',
  'producerResponsibilityOrganisation',
  'selectedWasteOperator',
  'carrier',
  'marketSurveillance',
  'notifiedBody',
  'commission',
] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

/**
 * Who may read which points of 2023/1542 Annex XIII. A lattice, not a ladder (Art. 77(2)): an authority sees points 1, 2
 * and 3, a legitimate interest 1, 2 and 4. Everybody has `public`.
 */
export type Audience = 'public' | 'legitimateInterest' | 'commission' | 'authority';

/** Somebody who has shown a valid token. Everything about them comes from the token and the private store, never from a header. */
export interface Viewer {
  organisation: string;
  roles: readonly OrganisationRole[];
  audiences: ReadonlySet<Audience>;
  /** Batteries they have a legitimate interest in without having one in all (Art. 77(2) subpara 3 (b)). */
  interestIn?: ReadonlySet<string>;
  person?: string;
  device?: string;
  /** What kind of access they show: a person's session, an enrolled device, another system's token, or one of a provider. */
  by?: 'member' | 'device' | 'integration' | 'oidc';
  /** Id of the program's token they show, if they are one. */
  token?: string;
  /** May add members and devices of their own organisation. */
  admin: boolean;
  /** May add organisations: who runs this installation. */
  operator: boolean;
  /** What the data may be used for, kept with every restricted read (Art. 77(2) subpara 3). */
  purpose?: string;
}

export const publicAudiences: ReadonlySet<Audience> = new Set(['public']);

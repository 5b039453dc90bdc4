import { documents, type ScannedRecord } from '#web-kit/records.ts';
import { graphql, partOf } from '#web-kit/request.ts';
import { type Source, useFollowed } from '#web-kit/use-followed.ts';
import { station } from '../station.ts';
import { remember } from './look-up.ts';

type Kind = 'Vehicle' | 'Component' | 'Handoff';
type Scanned<Name extends Kind> = Extract<ScannedRecord, { __typename: Name }>;

/** Something by its id, which is one of its codes: as last seen, then as the service says. */
export function useScanned<Name extends Kind>(
  kind: Name,
  id: string,
  listen?: Source<Scanned<Name>>['listen'],
): Scanned<Name> | undefined {
  const is = (scan: ScannedRecord): scan is Scanned<Name> => scan.__typename === kind;
  const ask = async () => partOf(await graphql(documents.scan, { code: id }), ({ scan }) => (is(scan) ? scan : null));
  return useFollowed<Scanned<Name>>(station(), { kind, id, ask, remember, ...(listen && { listen }) })?.record;
}

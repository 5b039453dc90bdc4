import { useEffect, useState } from 'preact/hooks';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Chip } from '#web-kit/ui/banner.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { useClient } from '../app/client.ts';
import { QueryState } from '../app/query-state.tsx';
import { useQuery } from '../data/use-query.ts';
import type { Firm } from '../documents/fragments.ts';
import { type Receivers, receiversDocument } from '../documents/handoffs.ts';
import type { HandoffPurpose } from '../documents/names.ts';
import { t } from '../texts/t.ts';
import { rolesFor } from './receivers.ts';

interface ReceiverChoiceProps {
  purpose: HandoffPurpose;
  chosen: string | undefined;
  onChosen: (id: string) => void;
}

/** Firms that can do what the purpose promises, by what they do and where they are. */
export function ReceiverChoice({ purpose, chosen, onChosen }: ReceiverChoiceProps) {
  const [text, setText] = useState('');
  const { firms, many, query } = useReceivers(purpose, text);
  return (
    <fieldset class="item-choice">
      <legend>{t().offer.receiver}</legend>
      {(many || text) && <Field label={t().offer.receiverText} value={text} onValue={setText} type="search" />}
      {firms.length === 0 && query.loading && <QueryState query={query} />}
      {firms.length === 0 && !query.loading && <p class="nothing">{t().offer.receiverNone}</p>}
      {firms.map((firm) => (
        <label key={firm.id} class="item">
          <input
            type="radio"
            name="receiver"
            value={firm.id}
            checked={chosen === firm.id}
            onChange={() => onChosen(firm.id)}
          />
          <FirmLine firm={firm} />
        </label>
      ))}
    </fieldset>
  );
}

function FirmLine({ firm }: { firm: Firm }) {
  return (
    <span class="row-text">
      <strong>{firm.name}</strong>
      <span class="row-facts">
        {[firm.address?.city, ...firm.roles.map((role) => word(w().role, role))].filter(Boolean).join(' · ')}
      </span>
      {firm.demo && (
        <span class="row-chips">
          <Chip>{t().app.demo}</Chip>
        </span>
      )}
    </span>
  );
}

function useReceivers(purpose: HandoffPurpose, text: string) {
  const client = useClient();
  const state = client.session.state.value;
  const self = state.kind === 'signedIn' ? state.identity?.organisation : undefined;
  const roles = rolesFor(purpose, self?.roles ?? []);
  const query = useQuery<Receivers>(receiversDocument, { filter: { roles, ...(text && { text }) } });
  const offline = useKnownReceivers(query.problem === 'unreachable');
  const answer = query.data ?? offline;
  const fits = (firm: Firm) =>
    firm.id !== self?.id &&
    firm.roles.some((role) => (roles as readonly string[]).includes(role)) &&
    firm.name.toLowerCase().includes(text.trim().toLowerCase());
  const firms = (answer?.organisations.edges ?? []).map(({ node }) => node).filter(fits);
  return { firms, many: firms.length > 8 || (answer?.organisations.pageInfo.hasNextPage ?? false), query };
}

/** The firms this device has heard of, for when nobody can be asked. */
function useKnownReceivers(needed: boolean): Receivers | undefined {
  const { seen } = useClient();
  const [known, setKnown] = useState<Receivers>();
  useEffect(() => {
    if (needed) void seen.get<Receivers>('receivers', 'all').then((record) => setKnown(record?.value));
  }, [needed, seen]);
  return known;
}

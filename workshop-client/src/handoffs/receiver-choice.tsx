import { useEffect, useState } from 'preact/hooks';
import { type FirmRole, receiverRules } from '#schemas/handoff-rules.ts';
import type { HandoffPurpose, OrganisationRole } from '#web-kit/generated/graphql.ts';
import { fittingFirms, type Passable } from '#web-kit/receivers.ts';
import { camelCase } from '#web-kit/spelling.ts';
import { useClient } from '../data/client.ts';
import { organisationRoles } from '../documents/names.ts';
import { FirmChoice } from '../organisation/firm-choice.tsx';
import { useFirms } from '../organisation/use-firms.ts';
import { t } from '../texts/t.ts';

interface ReceiverChoiceProps {
  purpose: HandoffPurpose;
  /** What is passed on; some firms may take components but no batteries. */
  things: readonly Passable[];
  chosen: string | undefined;
  onChosen: (id: string | undefined) => void;
}

/** Firms that may take these things for this purpose, by what they do and where they are. */
export function ReceiverChoice({ purpose, things, chosen, onChosen }: ReceiverChoiceProps) {
  const { session } = useClient();
  const [text, setText] = useState('');
  const state = session.state.value;
  const from = state.kind === 'signedIn' ? state.identity?.organisation : undefined;
  const { firms, ...rest } = useFirms(rolesFor(purpose), text);
  const fitting = fittingFirms(firms, { purpose, from, things });
  const gone = chosen !== undefined && !rest.query.loading && !text && !fitting.some(({ id }) => id === chosen);
  useEffect(() => {
    if (gone) onChosen(undefined);
  }, [gone]);
  return (
    <FirmChoice
      legend={t().offer.receiver}
      none={t().offer.receiverNone}
      firms={fitting}
      text={text}
      onText={setText}
      chosen={chosen}
      onChosen={onChosen}
      {...rest}
    />
  );
}

const rolesFor = (purpose: HandoffPurpose): OrganisationRole[] => {
  const able: readonly FirmRole[] = receiverRules.receiverRoles[camelCase(purpose)];
  return organisationRoles.filter((role) => able.includes(camelCase(role)));
};

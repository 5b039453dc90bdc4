import { useState } from 'preact/hooks';
import { graphql } from '#web-kit/request.ts';
import { Banner, Chip } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { Confirm } from '#web-kit/ui/sheet.tsx';
import { useQuery } from '../data/use-query.ts';
import { inviteMemberDocument, type Member, organisationDocument } from '../documents/organisation.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo } from '../frame/router.ts';
import { useKeep } from '../step/use-keep.ts';
import { t } from '../texts/t.ts';
import { useAskOnce } from './ask-once.ts';
import { OnceCode } from './once-code.tsx';

/** People of the firm: who there is, invite, take away. */
export function MembersPanel({ self }: { self: string }) {
  const query = useQuery(organisationDocument, {});
  return (
    <section class="panel" aria-labelledby="members">
      <h2 id="members">{t().organisation.members}</h2>
      <QueryState query={query} />
      <ul class="rows">
        {query.data?.me?.members.map((member) => (
          <MemberRow key={member.id} member={member} self={self} />
        ))}
      </ul>
      <Invite onInvited={query.reload} />
    </section>
  );
}

function MemberRow({ member, self }: { member: Member; self: string }) {
  const [asking, setAsking] = useState(false);
  const { keep, problem } = useKeep();
  const o = t().organisation;
  const remove = () =>
    void keep({ name: 'removeMember', input: { member: member.id }, subjects: [member.id], title: member.name });
  return (
    <li class="person">
      <span class="row-text">
        <strong>{member.name}</strong>
        <span class="row-facts">{member.email}</span>
        {member.admin && (
          <span class="row-chips">
            <Chip>{o.admin}</Chip>
          </span>
        )}
      </span>
      {member.id !== self && (
        <Button look="quiet" label={`${o.remove}: ${member.name}`} onPress={() => setAsking(true)}>
          {o.remove}
        </Button>
      )}
      {problem && <Banner tone="danger">{problem}</Banner>}
      {asking && (
        <Confirm
          question={o.removeConfirm(member.name)}
          yes={o.remove}
          onYes={remove}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function Invite({ onInvited }: { onInvited: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [admin, setAdmin] = useState(false);
  const [invited, setInvited] = useState<{ name: string; code: string }>();
  const { ask, busy, problem, setProblem } = useAskOnce();
  const o = t().organisation;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!name.trim()) return setProblem(o.nameNeeded);
    if (!email.includes('@')) return setProblem(o.emailNeeded);
    const answer = await ask(
      (commandId) =>
        graphql(inviteMemberDocument, { input: { commandId, name: name.trim(), email: email.trim(), admin } }),
      ({ inviteMember }) => inviteMember,
    );
    if (!answer) return;
    setInvited({ name: name.trim(), code: answer.invitationCode });
    setName('');
    setEmail('');
    setAdmin(false);
    onInvited();
  }

  return (
    <details class="fold">
      <summary>{o.invite}</summary>
      <form class="form" onSubmit={submit} noValidate>
        <Field label={o.name} value={name} onValue={setName} maxLength={200} />
        <Field label={o.email} value={email} onValue={setEmail} type="email" maxLength={200} />
        <label class="check">
          <input type="checkbox" checked={admin} onChange={(event) => setAdmin(event.currentTarget.checked)} />
          <span>{o.makeAdmin}</span>
        </label>
        {problem && <Banner tone="danger">{problem}</Banner>}
        <Button submit look="plain" disabled={busy}>
          {o.inviteSubmit}
        </Button>
      </form>
      {invited && (
        <OnceCode
          title={o.invited(invited.name)}
          hint={o.inviteCode}
          code={invited.code}
          address={`${location.origin}/workshop/${linkTo('invitation', invited.code)}`}
        />
      )}
    </details>
  );
}

import { useState } from 'preact/hooks';
import { graphql } from '#web-kit/request.ts';
import { dateTime } from '#web-kit/texts/format.ts';
import { Banner, Chip } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { Confirm } from '#web-kit/ui/sheet.tsx';
import { useQuery } from '../data/use-query.ts';
import { type Device, enrolDeviceDocument, organisationDocument } from '../documents/organisation.ts';
import { QueryState } from '../frame/query-state.tsx';
import { useKeep } from '../step/use-keep.ts';
import { t } from '../texts/t.ts';
import { useAskOnce } from './ask-once.ts';
import { OnceCode } from './once-code.tsx';

/** Kiosks and phones that may act for the firm: enrol, block. */
export function DevicesPanel() {
  const query = useQuery(organisationDocument, {});
  const devices = query.data?.me?.devices ?? [];
  return (
    <section class="panel" aria-labelledby="devices">
      <h2 id="devices">{t().organisation.devices}</h2>
      <QueryState query={query} />
      {query.data && devices.length === 0 && <p class="nothing">{t().organisation.noDevices}</p>}
      <ul class="rows">
        {devices.map((device) => (
          <DeviceRow key={device.id} device={device} />
        ))}
      </ul>
      <Enrol onEnrolled={query.reload} />
    </section>
  );
}

function DeviceRow({ device }: { device: Device }) {
  const [asking, setAsking] = useState(false);
  const { keep, problem } = useKeep();
  const o = t().organisation;
  const revoke = () =>
    void keep({ name: 'revokeDevice', input: { device: device.id }, subjects: [device.id], title: device.name });
  return (
    <li class="person">
      <span class="row-text">
        <strong>{device.name}</strong>
        <span class="row-facts">{device.lastSeenAt ? o.lastSeen(dateTime(device.lastSeenAt)) : o.neverSeen}</span>
        {device.revoked && (
          <span class="row-chips">
            <Chip tone="danger">{o.revoked}</Chip>
          </span>
        )}
      </span>
      {!device.revoked && (
        <Button look="quiet" label={`${o.revoke}: ${device.name}`} onPress={() => setAsking(true)}>
          {o.revoke}
        </Button>
      )}
      {problem && <Banner tone="danger">{problem}</Banner>}
      {asking && (
        <Confirm
          question={o.revokeConfirm(device.name)}
          yes={o.revoke}
          onYes={revoke}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function Enrol({ onEnrolled }: { onEnrolled: () => void }) {
  const [name, setName] = useState('');
  const [enrolled, setEnrolled] = useState<{ name: string; code: string }>();
  const { ask, busy, problem, setProblem } = useAskOnce();
  const o = t().organisation;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!name.trim()) return setProblem(o.nameNeeded);
    const answer = await ask(
      (commandId) => graphql(enrolDeviceDocument, { input: { commandId, name: name.trim() } }),
      ({ enrolDevice }) => enrolDevice,
    );
    if (!answer) return;
    setEnrolled({ name: name.trim(), code: answer.enrolmentCode });
    setName('');
    onEnrolled();
  }

  return (
    <details class="fold">
      <summary>{o.enrol}</summary>
      <form class="form" onSubmit={submit} noValidate>
        <Field label={o.deviceName} hint={o.deviceNameHint} value={name} onValue={setName} maxLength={100} />
        {problem && <Banner tone="danger">{problem}</Banner>}
        <Button submit look="plain" disabled={busy}>
          {o.enrolSubmit}
        </Button>
      </form>
      {enrolled && (
        <OnceCode
          title={o.enrolled(enrolled.name)}
          hint={o.enrolCode}
          code={enrolled.code}
          address={`${location.origin}/station/#enrol=${encodeURIComponent(enrolled.code)}`}
        />
      )}
    </details>
  );
}

import { useState } from 'preact/hooks';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner, Chip } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { LanguageSwitch } from '#web-kit/ui/language-switch.tsx';
import { useClient } from '../data/client.ts';
import { type Query, useQuery } from '../data/use-query.ts';
import { type Me, meDocument } from '../documents/organisation.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { CheckSign } from '../frame/signs.tsx';
import { t } from '../texts/t.ts';
import { DevicesPanel } from './devices-panel.tsx';
import { InterestsPanel } from './interests-panel.tsx';
import { MandatesPanel } from './mandates-panel.tsx';
import { MembersPanel } from './members-panel.tsx';
import { WaitingInterests } from './waiting-interests.tsx';

/** Who am I, what may I see, and for admins: who else, and which devices. */
export function OrganisationScreen() {
  const query = useQuery(meDocument, {}, { keepAs: { kind: 'me', id: 'me' } });
  const me = query.data?.me;
  return (
    <Screen title={me?.organisation.name ?? t().organisation.title} width="page">
      <QueryState query={query} />
      <div class="columns">
        <div class="column">
          {me && <AboutPanel me={me} />}
          <SelfPanel me={query} />
          <WaitingInterests />
          {me && <InterestsPanel admin={me.member?.admin ?? false} />}
          {me && <MandatesPanel self={me.organisation.id} admin={me.member?.admin ?? false} />}
        </div>
        {me?.member?.admin && (
          <div class="column">
            <MembersPanel self={me.member.id} />
            <DevicesPanel />
          </div>
        )}
      </div>
    </Screen>
  );
}

function AboutPanel({ me }: { me: Me }) {
  const o = t().organisation;
  const { roles, address, gln, wasteRegisterNumber, demo } = me.organisation;
  return (
    <section class="panel" aria-labelledby="about">
      <h2 id="about">{o.title}</h2>
      <p class="row-chips">
        {roles.map((role) => (
          <Chip key={role} tone="good">
            {word(w().role, role)}
          </Chip>
        ))}
        {demo && <Chip>{t().app.demo}</Chip>}
      </p>
      <dl class="pairs">
        {address && (
          <div>
            <dt>{o.address}</dt>
            <dd>
              {address.street}, {address.postalCode} {address.city}
            </dd>
          </div>
        )}
        {gln && (
          <div>
            <dt>{o.gln}</dt>
            <dd class="code">{gln}</dd>
          </div>
        )}
        {wasteRegisterNumber && (
          <div>
            <dt>{o.wasteRegisterNumber}</dt>
            <dd class="code">{wasteRegisterNumber}</dd>
          </div>
        )}
      </dl>
      <h3>{o.maySee}</h3>
      <ul class="may-see">
        {me.audiences.map((audience) => (
          <li key={audience}>
            <CheckSign /> {o.audience[audience as 'public'] ?? audience}
          </li>
        ))}
      </ul>
      <a class="link-arrow" href={linkTo('documents')}>
        {t().uploads.title}
      </a>
      <a class="link-arrow" href={linkTo('proof')}>
        {t().proof.checkFile}
      </a>
    </section>
  );
}

function SelfPanel({ me }: { me: Query<{ me: Me | null }> }) {
  const { session } = useClient();
  const state = session.state.value;
  const name = state.kind === 'signedIn' ? state.identity?.name : undefined;
  return (
    <section class="panel" aria-labelledby="self">
      <h2 id="self">{t().organisation.you}</h2>
      <p>
        <strong>{name}</strong> {me.data?.me?.member?.admin && <Chip>{t().organisation.admin}</Chip>}
      </p>
      <div class="row">
        <LanguageSwitch />
        <SignOut />
      </div>
    </section>
  );
}

/** Unsent work stays on the device and is said so before anybody leaves. */
function SignOut() {
  const { session, outbox } = useClient();
  const [asked, setAsked] = useState(false);
  const { waiting, parked } = outbox.counts.value;
  const kept = waiting + parked;
  const leave = () => (kept > 0 && !asked ? setAsked(true) : void session.signOut());
  return (
    <>
      {asked && <Banner tone="warn">{t().signIn.signOutKept(kept)}</Banner>}
      <Button onPress={leave}>{t().signIn.signOut}</Button>
    </>
  );
}

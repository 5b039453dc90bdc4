import { useState } from 'preact/hooks';
import { readScanCode } from '#schemas/codes/scan-code.ts';
import type { BatteryCategory, BatteryStatus } from '#web-kit/generated/graphql.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { useClient } from '../data/client.ts';
import { batteryCategories, batteryStatuses } from '../documents/names.ts';
import { go, linkTo, withQuery } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { ScanSign } from '../frame/signs.tsx';
import { t } from '../texts/t.ts';
import { BatteryResults } from './battery-results.tsx';
import { ComponentResults } from './component-results.tsx';

export interface SearchQuestion {
  text: string;
  mine: boolean;
  status: BatteryStatus | '';
  category: BatteryCategory | '';
}

/** Text, typed code or camera in one place. The question is in the address, so that "back" leads to the same results. */
export function SearchScreen({ query }: { query: URLSearchParams }) {
  const asked = questionOf(query);
  const [text, setText] = useState(asked.text);
  const ask = (change: Partial<SearchQuestion>) => go(addressOf({ ...asked, text, ...change }), { replace: true });

  function submit(event: Event): void {
    event.preventDefault();
    // A typed code is as good as a scanned one.
    const { kind } = readScanCode(text.trim());
    if (kind !== 'none' && text.trim()) go(linkTo('code', text.trim()));
    else ask({});
  }

  return (
    <Screen title={t().search.title} width="page">
      <search>
        <form class="search" onSubmit={submit}>
          <Field label={t().search.field} value={text} onValue={setText} type="search" maxLength={200} />
          <Button submit look="primary">
            {t().search.submit}
          </Button>
          <a class="button button-plain" href={linkTo('scan')}>
            <ScanSign /> {t().search.scan}
          </a>
        </form>
      </search>
      <Filters asked={asked} ask={ask} />
      <BatteryResults asked={asked} />
      <ComponentResults asked={asked} />
    </Screen>
  );
}

function Filters({ asked, ask }: { asked: SearchQuestion; ask: (change: Partial<SearchQuestion>) => void }) {
  return (
    <fieldset class="filters">
      <legend class="for-screen-readers">{t().search.filters}</legend>
      <Button pressed={asked.mine} onPress={() => ask({ mine: !asked.mine })}>
        {t().search.mine}
      </Button>
      {maySeeStatus() && (
        <Select
          label={t().search.status}
          value={asked.status}
          onValue={(status) => ask({ status })}
          options={[['', t().search.anyStatus], ...batteryStatuses.map((one) => [one, word(w().status, one)] as const)]}
        />
      )}
      <Select
        label={t().search.category}
        value={asked.category}
        onValue={(category) => ask({ category })}
        options={[
          ['', t().search.anyCategory],
          ...batteryCategories.map((one) => [one, word(w().category, one)] as const),
        ]}
      />
    </fieldset>
  );
}

/** 2023/1542 Annex XIII 4(c): the status is for legitimate interests only, so only they may search by it. */
function maySeeStatus(): boolean {
  const state = useClient().session.state.value;
  return state.kind === 'signedIn' && (state.identity?.audiences.includes('legitimateInterest') ?? false);
}

interface SelectProps<Value extends string> {
  label: string;
  value: Value;
  onValue: (value: Value) => void;
  options: readonly (readonly [Value, string])[];
}

function Select<Value extends string>({ label, value, onValue, options }: SelectProps<Value>) {
  const choose = ({ selectedIndex }: HTMLSelectElement) => onValue(options[selectedIndex]?.[0] ?? value);
  return (
    <label class="select">
      <span class="for-screen-readers">{label}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget)}>
        {options.map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

const questionOf = (query: URLSearchParams): SearchQuestion => ({
  text: query.get('q') ?? '',
  mine: query.get('mine') === '1',
  status: batteryStatuses.find((one) => one === query.get('status')) ?? '',
  category: batteryCategories.find((one) => one === query.get('category')) ?? '',
});

function addressOf({ text, mine, status, category }: SearchQuestion): string {
  return withQuery(linkTo('search'), {
    ...(text.trim() && { q: text.trim() }),
    ...(mine && { mine: '1' }),
    ...(status && { status }),
    ...(category && { category }),
  });
}

import { useState } from 'preact/hooks';
import { knownTerm } from '#schemas/texts/known-terms.ts';
import type { SafetyCondition } from '../generated/graphql.ts';
import { keptDocument, openDocument } from '../open-document.ts';
import type { SafetyRecord } from '../records.ts';
import { camelCase } from '../spelling.ts';
import { number } from '../texts/format.ts';
import { k } from '../texts/kit.ts';
import { language, word } from '../texts/language.ts';
import { w } from '../texts/words.ts';
import { MoreBelow } from './more-below.tsx';
import { ConditionSign, HighVoltageSign } from './signs.tsx';

export interface SafetyPanelProps {
  safety: SafetyRecord;
  /** Whose it is, to fetch its manual. */
  battery?: string | undefined;
  /** What the battery is called, above everything. */
  name: string;
  /** When what is shown was true, if the service could not be asked just now. */
  asOf?: string | undefined;
  /** `false` once it is out: then packing takes the place of the steps of the removal. */
  removal?: boolean;
  /** As high as its place, facts close together; only what to do scrolls. For screens that must not scroll themselves. */
  compact?: boolean;
}

/** What keeps people alive, before anything else: colour and word of the condition, voltage, fire, how it comes out. */
export function SafetyPanel({ safety, battery, name, asOf, removal = true, compact = false }: SafetyPanelProps) {
  const todo = (
    <>
      <NextSteps condition={safety.condition} />
      {removal && <Removal safety={safety} battery={battery} />}
      {(safety.condition !== 'INTACT' || !removal) && <Packing safety={safety} />}
    </>
  );
  return (
    <section
      class={`safety safety-${camelCase(safety.condition)}${compact ? ' safety-compact' : ''}`}
      aria-label={k().safety.title}
    >
      <SafetyHead safety={safety} name={name} asOf={asOf} />
      <div class="safety-body">
        <SafetyFacts safety={safety} />
        {compact ? <MoreBelow label={k().safety.todo}>{todo}</MoreBelow> : <div class="safety-do">{todo}</div>}
      </div>
    </section>
  );
}

function SafetyHead({ safety, name, asOf }: Pick<SafetyPanelProps, 'safety' | 'name' | 'asOf'>) {
  const said = safety.conditionWithheld ? 'WITHHELD' : safety.condition;
  return (
    <header class="safety-head">
      <ConditionSign condition={safety.condition} />
      <div>
        <h1 class="safety-name">{name}</h1>
        <p class="safety-condition">
          <strong>{word(w().condition, said)}</strong> – {word(w().conditionMeans, said)}
        </p>
        {asOf && <p class="safety-as-of">{k().asOf(asOf)}</p>}
      </div>
    </header>
  );
}

function SafetyFacts({ safety }: { safety: SafetyRecord }) {
  const t = k().safety;
  return (
    <dl class="facts">
      <div class={safety.highVoltage ? 'fact fact-voltage' : 'fact'}>
        <dt>{t.voltage}</dt>
        <dd>
          {safety.highVoltage && <HighVoltageSign />}
          <strong>{voltageOf(safety) || t.unknown}</strong>
          <small>{safety.highVoltage ? t.highVoltage : safety.nominalVoltageV ? t.lowVoltage : ''}</small>
        </dd>
      </div>
      <Fact
        title={t.isolation}
        place="isolation"
        text={safety.conditionWithheld ? t.withheld : word(w().isolation, safety.isolation)}
        tone={safety.isolation === 'FAULT' ? 'danger' : safety.isolation === 'UNKNOWN' ? 'warn' : undefined}
      />
      <Fact title={t.chemistry} text={safety.chemistry ?? t.unknown} />
      <Fact
        title={t.extinguish}
        place="extinguish"
        text={inOwnWords(safety.extinguishingAgents) || t.extinguishUnknown}
      />
      <Fact
        title={t.damage}
        place="damage"
        text={safety.flags.map((flag) => word(w().flag, flag)).join(', ') || nothingReported(safety)}
        tone={safety.flags.length > 0 ? 'danger' : undefined}
      />
    </dl>
  );
}

/** That nothing is reported may only be said to who would see it. */
const nothingReported = ({ conditionWithheld }: SafetyRecord): string =>
  conditionWithheld ? k().safety.withheld : k().safety.noDamage;

interface FactProps {
  title: string;
  text: string;
  tone?: 'warn' | 'danger' | undefined;
  place?: 'isolation' | 'extinguish' | 'damage';
}

function Fact({ title, text, tone, place }: FactProps) {
  return (
    <div class={['fact', tone && `fact-${tone}`, place && `fact-${place}`].filter(Boolean).join(' ')}>
      <dt>{title}</dt>
      <dd>
        <strong>{text}</strong>
      </dd>
    </div>
  );
}

function voltageOf({ nominalVoltageV, maximumVoltageV }: SafetyRecord): string {
  const upTo = maximumVoltageV ? k().safety.upTo(number(maximumVoltageV, 'V', 0)) : '';
  return [nominalVoltageV ? number(nominalVoltageV, 'V', 0) : '', upTo].filter(Boolean).join(', ');
}

function NextSteps({ condition }: { condition: SafetyCondition }) {
  const steps = condition === 'INTACT' ? [] : k().safety.next[camelCase(condition)];
  if (steps.length === 0) return null;
  return (
    <ol class="safety-next">
      {steps.filter(Boolean).map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function Removal({ safety, battery }: { safety: SafetyRecord; battery: string | undefined }) {
  const t = k().safety;
  return (
    <section class="safety-removal">
      <h2>{t.removal}</h2>
      {safety.warnings.length > 0 && (
        <ul class="safety-warnings" aria-label={t.warnings}>
          {safety.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {safety.removalSteps.length > 0 ? (
        <ol class="steps">
          {safety.removalSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : (
        <p>{t.removalUnknown}</p>
      )}
      {safety.tools.length > 0 && (
        <p class="safety-tools">
          <strong>{t.tools}:</strong> {safety.tools.join(', ')}
        </p>
      )}
      {isWebAddress(safety.removalManual) && <Manual url={safety.removalManual} battery={battery} />}
    </section>
  );
}

/** A manual this service keeps is not for everybody, so it is fetched with the reader's token; others are links. */
function Manual({ url, battery }: { url: string; battery: string | undefined }) {
  const [failed, setFailed] = useState(false);
  const kept = keptDocument(url);
  const t = k().safety;
  if (!kept)
    return (
      <a class="safety-manual" href={url} target="_blank" rel="noreferrer">
        {t.manual}
      </a>
    );
  return (
    <>
      <button
        type="button"
        class="button button-quiet safety-manual"
        onClick={() => void openDocument(kept, t.manual, battery).then((opened) => setFailed(!opened))}
      >
        {t.manual}
      </button>
      {failed && <p role="status">{t.manualFailed}</p>}
    </>
  );
}

/** A passport is foreign data: only real web addresses become links. */
const isWebAddress = (text: string | null): text is string => text !== null && /^https?:\/\//i.test(text);

function Packing({ safety: { transport, conditionWithheld } }: { safety: SafetyRecord }) {
  if (conditionWithheld) return <p class="safety-packing">{transport.reason}</p>;
  return (
    <section class="safety-packing">
      <h2>{k().safety.packing}</h2>
      <p class="packing-line">
        <span class="packing-code">{transport.unNumber}</span>
        <span class="packing-code">{transport.packingInstruction}</span>
        {transport.specialProvisions.map((provision) => (
          <span key={provision} class="packing-code">
            {provision}
          </span>
        ))}
      </p>
      <p class="packing-marking">{transport.marking}</p>
      <p>{transport.reason}</p>
    </section>
  );
}

const inOwnWords = (agents: readonly string[]): string =>
  agents.map((agent) => knownTerm(agent, language.value)).join(', ');

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useScan } from '#web-kit/scanner/use-scan.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { Confirm } from '#web-kit/ui/sheet.tsx';
import { notice } from './notice.ts';
import { t } from './texts.ts';

interface StepFrameProps {
  title: string;
  subtitle?: string;
  /** Where one is among `steps`; neither for a form of one. */
  step?: number;
  steps?: number;
  /** Whether one may go on from here. */
  complete: boolean;
  /** What the last button says. */
  last: string;
  onStep?: (step: number) => void;
  /** Until it is done nothing can be touched, so that gloves do not save twice. */
  onSave: () => Promise<void>;
  onCancel: () => void;
  /** Something that must not be overlooked, between the buttons. */
  advice?: ComponentChildren;
  children: ComponentChildren;
}

/** One step of a form: what it is about above, one question in the middle, back and on below. Enter goes on. */
export function StepFrame(props: StepFrameProps) {
  const { step = 0, steps = 1, onStep, onSave } = props;
  const [saving, setSaving] = useState(false);
  const complete = props.complete && !saving;
  const [leaving, setLeaving] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [step]);
  // Forms that want codes listen themselves and come later; for the others a scan is a slip worth a word.
  useScan(() => {
    notice.value = { tone: 'warn', text: t().scan.midStep };
  });
  const isLast = step === steps - 1;
  async function save(): Promise<void> {
    setSaving(true);
    await onSave();
    setSaving(false);
  }
  return (
    <form
      class="step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!complete) return;
        if (isLast) void save();
        else onStep?.(step + 1);
      }}
    >
      <header class="step-head">
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
          {props.subtitle && <span class="step-subtitle"> {props.subtitle}</span>}
        </h1>
        {steps > 1 && (
          <p class="step-count">
            <span class="for-screen-readers">{t().step.of(step + 1, steps)}</span>
            {Array.from({ length: steps }, (_, index) => (
              <span key={index} class={`dot${index <= step ? ' dot-done' : ''}`} aria-hidden="true" />
            ))}
          </p>
        )}
      </header>
      <div class="step-body">{props.children}</div>
      <footer class="step-foot">
        <Button look="quiet" onPress={() => setLeaving(true)}>
          {t().step.cancel}
        </Button>
        {step > 0 && <Button onPress={() => onStep?.(step - 1)}>{t().back}</Button>}
        {props.advice}
        <Button look="primary" submit disabled={!complete}>
          {isLast ? props.last : t().step.next}
        </Button>
      </footer>
      {leaving && (
        <Confirm
          question={t().step.leave}
          yes={t().step.leaveYes}
          onYes={props.onCancel}
          onClose={() => setLeaving(false)}
        />
      )}
    </form>
  );
}

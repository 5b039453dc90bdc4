import { useState } from 'preact/hooks';
import type { ScanCode } from '#schemas/codes/scan-code.ts';
import { formatId } from '#schemas/id.ts';
import { labelStocks, mostLabels } from '#schemas/label/stock.ts';
import { graphql } from '#web-kit/request.ts';
import { useScan } from '#web-kit/scanner/use-scan.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Choice } from '#web-kit/ui/choice.tsx';
import { TextArea } from '#web-kit/ui/field.tsx';
import { useClient } from '../data/client.ts';
import { scanDocument } from '../documents/search.ts';
import { announce } from '../frame/announce.tsx';
import { linkTo, withQuery } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';
import { MyBatteries } from './my-batteries.tsx';
import {
  type DraftProblem,
  fetchSheet,
  idsOf,
  labelKinds,
  problemOf,
  type SheetDraft,
  saveFile,
  sheetsOf,
  textOf,
} from './sheet-request.ts';
import { StockChoice } from './stock-choice.tsx';

/** Labels of several things on A4 stock: which ones, what is on them, which stock, where it begins. */
export function LabelsScreen({ ids }: { ids: string[] }) {
  const [draft, setDraft] = useState<SheetDraft>({ text: textOf(ids), show: 'label', stock: '63.5x38.1', start: 1 });
  const { asked, submit } = useForm(send);
  const { load, busy, problem } = useSheet();
  const change = (part: Partial<SheetDraft>) => setDraft((before) => ({ ...before, ...part }));
  const add = (id: string) => {
    if (idsOf(draft.text).ids.includes(id)) return;
    change({ text: `${draft.text.trimEnd()}\n${formatId(id)}`.trimStart() });
    announce(t().labels.scanned(formatId(id)));
  };
  useScannedIds(add);
  const s = t().labels;
  const chosen = idsOf(draft.text).ids;
  const wrong = problemOf(draft.text);
  const said = wrong && (asked || wrong.kind !== 'none') ? sentenceOf(wrong) : undefined;

  function send(): void {
    if (!wrong) void load(draft);
  }

  return (
    <Screen title={s.title} back={ids[0] ? linkTo('battery', ids[0]) : withQuery(linkTo('search'), { mine: '1' })}>
      <form class="form form-step" onSubmit={submit}>
        <fieldset class="item-choice">
          <legend>{s.which}</legend>
          <TextArea
            label={s.ids}
            hint={chosen.length > 0 ? s.count(chosen.length, sheetsOf(chosen.length, draft)) : s.idsHint}
            problem={said}
            value={draft.text}
            onValue={(text) => change({ text })}
            maxLength={6000}
          />
          <MyBatteries
            chosen={chosen}
            onToggle={(id) =>
              chosen.includes(id) ? change({ text: textOf(chosen.filter((one) => one !== id)) }) : add(id)
            }
          />
        </fieldset>
        <div class="stacked">
          <Choice
            legend={s.show}
            value={draft.show}
            onValue={(show) => change({ show })}
            options={labelKinds.map((value) => ({ value, title: s.shows[value], text: s.showMeans[value] }))}
          />
        </div>
        {draft.show === 'symbol' && <Banner tone="info">{s.symbolRule}</Banner>}
        <StockChoice
          stock={draft.stock}
          start={draft.start}
          onStock={(stock) => change({ stock, start: 1 })}
          onStart={(start) => change({ start })}
        />
        <p class="field-note">{s.printer}</p>
        {problem && <Banner tone="danger">{problem}</Banner>}
        <div class="form-end">
          <Button submit look="primary" wide disabled={busy}>
            {busy ? s.busy : s.submit}
          </Button>
        </div>
      </form>
    </Screen>
  );
}

function useSheet() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  async function load(draft: SheetDraft): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    const answer = await fetchSheet(draft);
    setBusy(false);
    if (answer instanceof Blob) {
      const { columns, rows } = labelStocks[draft.stock];
      saveFile(answer, `kreispass-${columns * rows}x-${draft.stock}.pdf`);
      announce(t().labels.done);
    } else setProblem(answer ? refusalSentence(answer) : t().labels.offline);
  }
  return { load, busy, problem };
}

/** What is scanned on this screen gets a label, also when only the service knows the code. */
function useScannedIds(add: (id: string) => void): void {
  const { seen } = useClient();
  useScan((code) => void idOf(code).then((id) => id && add(id)));

  async function idOf(code: ScanCode): Promise<string | undefined> {
    const own = code.keys.find((key) => key.startsWith('id:'));
    if (own) return own.slice('id:'.length);
    const known = await seen.byKey(code.keys);
    if (known) return known.id;
    const answer = await graphql(scanDocument, { code: code.text });
    return answer.kind === 'data' && 'id' in answer.data.scan ? answer.data.scan.id : undefined;
  }
}

function sentenceOf(problem: DraftProblem): string {
  const s = t().labels;
  switch (problem.kind) {
    case 'none':
      return s.nothing;
    case 'wrong':
      return s.wrongId(problem.line.slice(0, 40));
    case 'tooMany':
      return s.tooMany(mostLabels);
  }
}

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type CheckedProof, checkProof } from '../check-proof.ts';
import { downloadProof } from '../download-proof.ts';
import type { HistoryRecord } from '../records.ts';
import { dateTime, number } from '../texts/format.ts';
import { k } from '../texts/kit.ts';
import { refusalSentence, word } from '../texts/language.ts';
import { w } from '../texts/words.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

interface HistoryProps {
  entries: readonly HistoryRecord[];
  /** What an entry says beyond its title, in a person's words. */
  describe?: (entry: HistoryRecord) => ComponentChildren;
  /** What a property of the passport is called, by its path without the leading `passport.`. */
  propertyName?: (path: string) => string | undefined;
}

/** What happened, who did it, when, and for each line a proof that can be checked here or taken away. Newest first. */
export function History({ entries, ...names }: HistoryProps) {
  if (entries.length === 0) return <p class="empty">{k().history.empty}</p>;
  return (
    <ol class="history">
      {[...entries]
        .sort((a, b) => b.position - a.position)
        .map((entry) => (
          <HistoryRow key={entry.position} entry={entry} {...names} />
        ))}
    </ol>
  );
}

function HistoryRow({ entry, describe, propertyName }: Omit<HistoryProps, 'entries'> & { entry: HistoryRecord }) {
  const [verdict, setVerdict] = useState<CheckedProof | 'checking'>();
  const t = k().history;
  const late = Math.abs(Date.parse(entry.recordedAt) - Date.parse(entry.occurredAt)) > 60_000;
  async function check() {
    setVerdict('checking');
    setVerdict(await checkProof(entry.position, entry));
  }
  return (
    <li class="history-row">
      <h3>{word(w().event, entry.type)}</h3>
      <p class="history-by">{t.by(entry.organisation?.name ?? t.somebody, dateTime(entry.recordedAt))}</p>
      {late && <p class="history-by">{t.lateBy(dateTime(entry.occurredAt))}</p>}
      {describe?.(entry)}
      {entry.withheld.length > 0 && (
        <p class="history-withheld">{t.withheld(withheldNames(entry.withheld, propertyName))}</p>
      )}
      <div class="row">
        <Button look="quiet" onPress={() => void check()} disabled={verdict === 'checking'}>
          {verdict === 'checking' ? t.checking : t.check}
        </Button>
        <Button look="quiet" onPress={() => void downloadProof(entry.position)}>
          {t.download}
        </Button>
      </div>
      {verdict && verdict !== 'checking' && <Verdict verdict={verdict} />}
    </li>
  );
}

/** What is missing from an entry in words; of a passport's properties nobody can name here, that there are some. */
function withheldNames(fields: readonly string[], propertyName: HistoryProps['propertyName']): string {
  const names = fields.map((field) => {
    const [first = '', ...path] = field.split('.');
    return (path.length > 0 && propertyName?.(path.join('.'))) || word(w().entryField, first);
  });
  return [...new Set(names)].join(', ');
}

function Verdict({ verdict }: { verdict: CheckedProof }) {
  const t = k().history;
  if (verdict.valid)
    return (
      <Banner tone="good">
        ✓ {t.good(number(verdict.treeSize))} {verdict.sealed && t.sealed}
      </Banner>
    );
  return (
    <Banner tone="danger">
      {t.bad} {refusalSentence(verdict.refusal)}
    </Banner>
  );
}

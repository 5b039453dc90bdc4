import { useState } from 'preact/hooks';
import { type ProvenEntry, verifyProofFile } from '#schemas/proofs/proof-file.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { proofFormatCases } from '#schemas/refusals/proof-cases.ts';
import { dateTime } from '#web-kit/texts/format.ts';
import { k } from '#web-kit/texts/kit.ts';
import { refusalSentence, word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { FileButton } from '../editing/file-button.tsx';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { t } from '../texts/t.ts';

/** Checks a proof file somebody was given; needs no network and nobody's word. */
export function ProofScreen() {
  const [verdict, setVerdict] = useState<ProvenEntry | Refusal>();
  async function check(file: File): Promise<void> {
    setVerdict(await verdictOn(await file.text()));
  }
  return (
    <Screen title={t().proof.checkFile} back={linkTo('organisation')}>
      <p>{t().proof.checkFileHint}</p>
      <FileButton title={t().proof.chooseFile} accept="application/json,.json" onFile={(file) => void check(file)} />
      {verdict && <Verdict verdict={verdict} />}
    </Screen>
  );
}

async function verdictOn(text: string): Promise<ProvenEntry | Refusal> {
  try {
    return await verifyProofFile(JSON.parse(text));
  } catch {
    return refusal('PROOF_FORMAT', proofFormatCases.unreadable);
  }
}

function Verdict({ verdict }: { verdict: ProvenEntry | Refusal }) {
  if (!('valid' in verdict))
    return (
      <Banner tone="danger">
        <p>
          <strong>{t().proof.invalid}</strong> {refusalSentence(verdict)}
        </p>
        <p>{t().proof.invalidDetail}</p>
      </Banner>
    );
  const entry = verdict.entry as { type?: string; recordedAt?: string } | undefined;
  return (
    <Banner tone="good">
      <p>
        <strong>{t().proof.valid}</strong>{' '}
        {entry ? `${word(w().event, entry.type ?? '')}, ${dateTime(entry.recordedAt)}` : k().history.sealed}
      </p>
      <p>{t().proof.validDetail(verdict.position, verdict.treeSize)}</p>
      <p class="code code-long">{verdict.verifierKey}</p>
    </Banner>
  );
}

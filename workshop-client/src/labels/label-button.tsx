import { useState } from 'preact/hooks';
import { formatId } from '#schemas/id.ts';
import { Button, type ButtonProps } from '#web-kit/ui/button.tsx';
import { t } from '../texts/t.ts';
import { fetchLabel, type LabelFormat } from './fetch-label.ts';
import { saveFile } from './sheet-request.ts';

/** Gives the label of a battery as a file, or says that it cannot be had. */
export function LabelButton({
  id,
  format,
  ...look
}: { id: string; format: LabelFormat } & Omit<ButtonProps, 'onPress'>) {
  const [failed, setFailed] = useState(false);
  async function load(): Promise<void> {
    const label = await fetchLabel(id, format);
    setFailed(label === undefined);
    if (label) saveFile(label, `${formatId(id)}.${format}`);
  }
  return (
    <>
      <Button {...look} onPress={() => void load()} />
      {failed && <p role="status">{t().uploads.notOpened}</p>}
    </>
  );
}

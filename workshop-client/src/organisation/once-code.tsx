import { useState } from 'preact/hooks';
import { Button } from '#web-kit/ui/button.tsx';
import { t } from '../texts/t.ts';
import { QrPicture } from './qr-picture.tsx';

interface OnceCodeProps {
  title: string;
  hint: string;
  code: string;
  /** What the QR code opens. */
  address: string;
}

/** A code that is shown only now: to read, to copy, to scan. */
export function OnceCode({ title, hint, code, address }: OnceCodeProps) {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(address).then(() => setCopied(true));
  return (
    <div class="once-code" role="status">
      <strong>{title}</strong>
      <p>{hint}</p>
      <QrPicture text={address} label={title} />
      <p class="code once-code-text">{code}</p>
      <Button onPress={copy}>{copied ? t().app.copied : t().organisation.copyLink}</Button>
    </div>
  );
}

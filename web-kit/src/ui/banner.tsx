import type { ComponentChildren } from 'preact';

export type Tone = 'good' | 'warn' | 'danger' | 'info' | 'plain';

/** A result or a notice across the width. Told to screen readers; danger interrupts them. */
export function Banner({
  tone,
  children,
  onClose,
  closeLabel,
}: {
  tone: Tone;
  children: ComponentChildren;
  onClose?: () => void;
  closeLabel?: string;
}) {
  return (
    <div class={`banner banner-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <div class="banner-text">{children}</div>
      {onClose && (
        <button type="button" class="banner-close" aria-label={closeLabel ?? '✕'} onClick={onClose}>
          ✕
        </button>
      )}
    </div>
  );
}

/** A state in a word or two. Never by colour alone. */
export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`chip chip-${tone}`}>{children}</span>;
}

import { signal } from '@preact/signals';

const sentence = signal('');

/** Says something to everybody, also to who listens instead of looks (WCAG 2.2, 4.1.3). */
export function announce(text: string): void {
  // The same sentence twice is only read again when it was gone in between.
  sentence.value = '';
  setTimeout(() => {
    sentence.value = text;
  }, 50);
}

export function LiveRegion() {
  return (
    <div class="for-screen-readers" role="status" aria-live="polite">
      {sentence.value}
    </div>
  );
}

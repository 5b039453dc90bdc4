import { useState } from 'preact/hooks';

/**
 * A form that says what is missing only once somebody has tried to send it. `send` is called on every try and does nothing
 * while something is missing; then the first field that is marked as wrong has the focus.
 */
export function useForm(send: () => unknown) {
  const [asked, setAsked] = useState(false);

  function submit(event: Event): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLElement;
    setAsked(true);
    send();
    // After the next drawing, when the wrong fields are marked as such.
    setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  }

  return { asked, submit, setAsked };
}

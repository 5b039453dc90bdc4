/** Leads to the first wrong field; after the next drawing, when the wrong fields are marked as such. */
export function focusFirstProblem(form: HTMLElement): void {
  setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus());
}

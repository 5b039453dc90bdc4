let epoch = 0;

/** Called when somebody's access was taken away, so that nobody remembers them as known for even a moment longer. */
export function accessHasChanged(): void {
  epoch += 1;
}

/** Grows with every change; whoever remembers a viewer compares it. */
export function accessEpoch(): number {
  return epoch;
}

/** So much is caught up in a moment; nobody has to be told. */
const silently = 5000;

/**
 * Says how far current states have come, a line every ten percent. Making all of them anew – after an update that derives them
 * another way, or for a database that came from elsewhere – takes minutes for a million, and a silent start looks like a fault.
 */
export function catchUpProgress(say: (line: string) => void): (commit: number, head: number) => void {
  let next: number | undefined;
  return (commit, head) => {
    next ??= head - commit < silently ? Number.POSITIVE_INFINITY : 0;
    const percent = Math.floor((100 * commit) / head);
    if (percent < next) return;
    next = percent - (percent % 10) + 10;
    say(`Making current states from the ledger: ${percent} % (${commit} of ${head} commits)`);
  };
}

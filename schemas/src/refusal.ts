/**
 * An expected "no": the command was understood, nothing was written, and this says why.
 *
 * `code` is stable and upper snake case; `message` is one English sentence for a person (clients translate by `code`);
 * `path` is the JSON Pointer of the offending part of the input; `source` cites the rule, e.g. `2023/1542 Art. 77(8)`.
 */
export interface Refusal {
  code: string;
  message: string;
  path?: string;
  source?: string;
}

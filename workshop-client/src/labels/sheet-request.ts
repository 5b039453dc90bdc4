import { formatId, readId } from '#schemas/id.ts';
import { type LabelStockName, labelStocks, mostLabels } from '#schemas/label/stock.ts';
import type { ReceivedRefusal } from '#schemas/refusal.ts';
import { currentToken } from '#web-kit/request.ts';
import { language } from '#web-kit/texts/language.ts';

export const labelKinds = ['label', 'general', 'code', 'symbol'] as const;
export type LabelKind = (typeof labelKinds)[number];

/** What is to be printed and on which stock. */
export interface SheetDraft {
  /** As typed: one id per line, blanks and commas are fine. */
  text: string;
  show: LabelKind;
  stock: LabelStockName;
  /** First free label, from 1. */
  start: number;
}

/** The ids in a draft, and the first line that is none. */
export function idsOf(text: string): { ids: string[]; wrong?: string } {
  const ids: string[] = [];
  for (const typed of text.split(/[\s,;]+/).filter(Boolean)) {
    const id = readId(typed);
    if (!id) return { ids, wrong: typed };
    if (!ids.includes(id)) ids.push(id);
  }
  return { ids };
}

/** The text with these ids, written as on their labels. */
export function textOf(ids: readonly string[]): string {
  return ids.map(formatId).join('\n');
}

/** How many sheets that will be. */
export function sheetsOf(count: number, { stock, start }: Pick<SheetDraft, 'stock' | 'start'>): number {
  const { columns, rows } = labelStocks[stock];
  return Math.ceil((start - 1 + count) / (columns * rows));
}

/** Why it cannot be asked for yet. */
export type DraftProblem = { kind: 'none' } | { kind: 'wrong'; line: string } | { kind: 'tooMany' };

export function problemOf(text: string): DraftProblem | undefined {
  const { ids, wrong } = idsOf(text);
  if (wrong !== undefined) return { kind: 'wrong', line: wrong };
  if (ids.length === 0) return { kind: 'none' };
  return ids.length > mostLabels ? { kind: 'tooMany' } : undefined;
}

/** The PDF, a refusal of the service, or nothing when it cannot be reached. */
export async function fetchSheet({
  text,
  show,
  stock,
  start,
}: SheetDraft): Promise<Blob | ReceivedRefusal | undefined> {
  const query = new URLSearchParams({
    ids: idsOf(text).ids.join(','),
    show,
    stock,
    start: String(start),
    lang: language.value,
  });
  // Components are only for the firms they pass through, so the request says who asks; a link could not.
  const token = await currentToken();
  try {
    const response = await fetch(`/labels/sheet.pdf?${query}`, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
      credentials: 'omit',
      signal: AbortSignal.timeout(60_000),
    });
    if (response.ok) return await response.blob();
    return ((await response.json()) as { error: ReceivedRefusal }).error;
  } catch {
    return undefined;
  }
}

/** Gives a file to the person the way browsers do. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has begun by then; the memory is given back.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

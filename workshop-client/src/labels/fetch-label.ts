import { currentToken } from '#web-kit/request.ts';
import { language } from '#web-kit/texts/language.ts';

export type LabelFormat = 'svg' | 'pdf' | 'png';

/**
 * The label of a battery as the service makes it; nothing when it cannot be had. Fetched with the reader's token: it warns of
 * damage only where whoever asks may know of it, and a plain link would be answered without.
 */
export async function fetchLabel(id: string, format: LabelFormat): Promise<Blob | undefined> {
  const token = await currentToken();
  try {
    const response = await fetch(`/labels/${id}.${format}?lang=${language.value}`, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
      credentials: 'omit',
      signal: AbortSignal.timeout(60_000),
    });
    return response.ok ? await response.blob() : undefined;
  } catch {
    return undefined;
  }
}

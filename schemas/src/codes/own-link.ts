/**
 * The link of ours a battery's or component's QR code holds. A GS1 Digital Link where it has a GTIN and serial number, so
 * that every GS1 reader understands it, else `/b/{id}`. Made from the keys the thing is found by, so it always leads there.
 *
 * @param codes the thing's keys, e.g. `Battery.codes`; none for components
 */
export function ownLink(publicUrl: string, { id, codes = [] }: { id: string; codes?: readonly string[] }): string {
  // A key is the canonical path of a Digital Link, percent-encoded already.
  const article = codes.find((code) => /^gs1:01\/\d{14}\/21\/./.test(code));
  return article ? `${publicUrl}/${article.slice('gs1:'.length)}` : `${publicUrl}/b/${id}`;
}

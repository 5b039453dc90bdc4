import { propertyAt } from '#schemas/passport.ts';
import type { Context } from '../graphql/context.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Battery } from '../passports/battery.ts';
import { fromPassport } from '../passports/passport-view.ts';
import { documentsIn, keptHash, type NamedDocument } from './named-documents.ts';

export const documentResolvers = {
  Battery: {
    documents: (battery: SubjectView<Battery>, _: unknown, context: Context) =>
      fromPassport(context, battery, (visible) =>
        documentsIn(visible).map((document) => shown(document, battery.id, context)),
      ),
  },
};

function shown({ property, link }: NamedDocument, battery: string, { publicUrl, language }: Context) {
  const keptHere = link.url.startsWith(`${publicUrl}/documents/`) && keptHash(link.url) !== undefined;
  const annotation = propertyAt(property);
  // Who may read it is decided by the passport it stands in, so the address says which.
  const asked = keptHere && annotation?.access !== 'pub' ? `?battery=${battery}` : '';
  return {
    ...link,
    property,
    propertyTitle: annotation?.title[language] ?? property,
    url: `${link.url}${asked}`,
    keptHere,
  };
}

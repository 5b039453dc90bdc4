import type { DocumentLink } from '../../generated/types.ts';
import { type FixedLine, fixed, type Writing } from '../lines/two-way.ts';

/** Our documents and their class in VDI 2770 Blatt 1. */
const sources: readonly [path: string, classId: string, className: string][] = [
  ['symbols.instructionsForUse', '03-02', 'Operation'],
  ['symbols.declarationOfConformity.document', '02-04', 'Certificates, declarations'],
  ['symbols.testReports', '02-04', 'Certificates, declarations'],
  ['circularity.removalManuals', '03-01', 'Commissioning, de-commissioning'],
  ['circularity.disassemblyManuals', '03-05', 'Repair'],
  ['circularity.safetyDocuments', '03-03', 'General safety'],
];

/** Part 2: the documents that other parts name by their address, with a class, a title and the file. */
export const documentLines: readonly FixedLine[] = [
  fixed('HandoverDocumentation.Documents', (writing) => {
    const documents = sources.flatMap(([path, classId, className]) =>
      linksAt(path, writing).map((link) => documentOf(link, classId, className)),
    );
    return documents.length > 0 ? documents : undefined;
  }),
];

function linksAt(path: string, { may }: Writing): DocumentLink[] {
  const found = may<DocumentLink | DocumentLink[]>(path);
  return found === undefined ? [] : [found].flat();
}

function documentOf({ url, title, language, mediaType }: DocumentLink, ClassId: string, ClassName: string): object {
  return {
    DocumentClassifications: [
      {
        ClassName,
        ClassId, // As the template of part 2 spells it.
        ClassificationSystem: 'VDI2770:2020',
      },
    ],
    DocumentIds: [{ DocumentDomainId: 'URL', DocumentIdentifier: url }],
    DocumentVersions: [
      {
        // ISO 639-2: undetermined.
        Language: [language ?? 'und'],
        Title: title ?? ClassName,
        // RFC 2046 § 4.5.1: what is not known to be anything else.
        DigitalFiles: [{ value: url, contentType: mediaType ?? 'application/octet-stream' }],
      },
    ],
  };
}

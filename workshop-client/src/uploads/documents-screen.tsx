import { useState } from 'preact/hooks';
import { propertyAt } from '#schemas/passport.ts';
import { dateTime, number } from '#web-kit/texts/format.ts';
import { language, refusalSentence } from '#web-kit/texts/language.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { Confirm } from '#web-kit/ui/sheet.tsx';
import { useQuery } from '../data/use-query.ts';
import { type UploadedDocument, uploadedDocumentsDocument } from '../documents/uploads.ts';
import { eraseDocument } from '../editing/upload-document.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { t } from '../texts/t.ts';
import { DocumentOpener } from './document-opener.tsx';

/** What this firm has sent in, for which part of the passport; what no passport names can be taken back. */
export function DocumentsScreen() {
  const u = t().uploads;
  const [version, setVersion] = useState(0);
  const query = useQuery(uploadedDocumentsDocument, {}, { version });
  const page = query.data?.uploadedDocuments;
  const documents = page?.edges.map(({ node }) => node) ?? [];
  return (
    <Screen title={u.title} back={linkTo('organisation')}>
      <p>{u.lead}</p>
      <QueryState query={query} />
      {page && documents.length === 0 && <p class="nothing">{u.none}</p>}
      <ul class="rows">
        {documents.map((document) => (
          <Row
            key={`${document.sha256} ${document.property}`}
            document={document}
            onErased={() => setVersion(version + 1)}
          />
        ))}
      </ul>
      {page?.pageInfo.hasNextPage && <p class="quiet">{u.more}</p>}
    </Screen>
  );
}

function Row({ document, onErased }: { document: UploadedDocument; onErased: () => void }) {
  const u = t().uploads;
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const name = document.title ?? document.sha256.slice(0, 12);

  async function erase(): Promise<void> {
    setAsking(false);
    const answer = await eraseDocument(document.sha256);
    if (answer.kind === 'data') onErased();
    else setProblem(answer.kind === 'refused' ? refusalSentence(answer.refusal) : u.needsConnection);
  }

  return (
    <li class="person">
      <span class="row-text">
        <DocumentOpener link={{ url: document.url, title: name }} />
        <span>{propertyAt(document.property)?.title[language.value] ?? document.property}</span>
        <span class="row-facts">
          {[dateTime(document.uploadedAt), number((document.byteLength ?? 0) / 1000, 'kB', 0)].join(' · ')}
        </span>
      </span>
      <Button look="quiet" label={`${u.erase}: ${name}`} onPress={() => setAsking(true)}>
        {u.erase}
      </Button>
      {problem && <Banner tone="danger">{problem}</Banner>}
      {asking && (
        <Confirm
          question={u.eraseConfirm(name)}
          yes={u.erase}
          onYes={() => void erase()}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

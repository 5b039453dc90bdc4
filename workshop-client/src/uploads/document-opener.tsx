import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { keptDocument, openDocument } from '#web-kit/open-document.ts';
import { t } from '../texts/t.ts';

interface Link {
  url: string;
  title?: string | null;
}

/** The battery whose passport is on the screen: what is not for everybody is given for a battery's sake. */
export const BatteryOfDocuments = createContext<string | undefined>(undefined);

/**
 * A document of a passport. What this service keeps is fetched with the reader's token, since a plain link would be answered
 * as if it were not there. A passport is foreign data: of the others only real web addresses become links.
 */
export function DocumentOpener({ link, battery }: { link: Link; battery?: string }) {
  const [failed, setFailed] = useState(false);
  const around = useContext(BatteryOfDocuments);
  const name = link.title || link.url;
  const kept = keptDocument(link.url);
  if (kept) {
    const open = async () => setFailed(!(await openDocument(kept, name, battery ?? around)));
    return (
      <>
        <button type="button" class="button button-quiet document-opener" onClick={() => void open()}>
          {name}
        </button>
        {failed && (
          <span class="upload-problem" role="status">
            {t().uploads.notOpened} {!isOwn(link.url) && <WebLink url={link.url} name={link.url} />}
          </span>
        )}
      </>
    );
  }
  return <WebLink url={link.url} name={name} />;
}

function WebLink({ url, name }: { url: string; name: string }) {
  if (!/^https?:\/\//i.test(url)) return <>{name}</>;
  return (
    <a class="document-link" href={url} target="_blank" rel="noreferrer">
      {name}
    </a>
  );
}

const isOwn = (url: string): boolean => url.startsWith(`${location.origin}/`);

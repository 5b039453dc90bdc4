import { useState } from 'preact/hooks';
import { citation } from '#web-kit/texts/citation.ts';
import { dateTime, time } from '#web-kit/texts/format.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { useBattery } from '../data/use-battery.ts';
import { useQuery } from '../data/use-query.ts';
import { type BatteryRead, batteryReadsDocument } from '../documents/reads.ts';
import { QueryState } from '../frame/query-state.tsx';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { fullName } from '../rows/short-name.ts';
import { t } from '../texts/t.ts';

/** Who read what not everybody may read of a battery, for the firm that answers for its passport (2023/1542 Art. 78(h)). */
export function ReadsScreen({ battery: id }: { battery: string }) {
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined]);
  const battery = useBattery(id).data?.battery;
  const r = t().reads;
  return (
    <Screen title={r.title} back={linkTo('battery', id)}>
      {battery && <p class="about">{fullName(battery)}</p>}
      <p>{r.lead}</p>
      {cursors.map((after, index) => (
        <ReadPage
          key={after ?? 'first'}
          battery={id}
          after={after}
          last={index === cursors.length - 1}
          onMore={(cursor) => setCursors([...cursors, cursor])}
        />
      ))}
    </Screen>
  );
}

interface ReadPageProps {
  battery: string;
  after: string | undefined;
  last: boolean;
  onMore: (cursor: string) => void;
}

function ReadPage({ battery, after, last, onMore }: ReadPageProps) {
  const r = t().reads;
  const query = useQuery(batteryReadsDocument, { id: battery, after });
  const page = query.data?.batteryReads;
  if (!page && query.problem && query.problem !== 'unreachable' && query.problem.code === 'FORBIDDEN')
    return <Banner tone="warn">{r.notYours}</Banner>;
  if (!page) return <QueryState query={query} />;
  return (
    <>
      {page.edges.length === 0 && <p class="nothing">{r.none}</p>}
      <ul class="gaps">
        {page.edges.map(({ node }) => (
          <ReadLine key={`${node.organisation?.id} ${node.from}`} read={node} />
        ))}
      </ul>
      {last && page.pageInfo.hasNextPage && page.pageInfo.endCursor && (
        <Button wide onPress={() => onMore(page.pageInfo.endCursor as string)}>
          {t().app.more}
        </Button>
      )}
    </>
  );
}

function ReadLine({ read: { from, to, purpose, organisation } }: { read: BatteryRead }) {
  const started = dateTime(from);
  const ended = dateTime(to);
  const when = started === ended ? started : `${started} – ${sameDay(from, to) ? time(to) : ended}`;
  return (
    <li class="gap">
      <strong>{organisation?.name ?? t().reads.unknown}</strong>
      <span>{when}</span>
      {purpose.split('; ').map((one) => (
        <span key={one} class="quiet">
          {purposeOf(one)}
        </span>
      ))}
    </li>
  );
}

const sameDay = (a: string, b: string): boolean => new Date(a).toDateString() === new Date(b).toDateString();

/** The settings name purposes in English behind the article; those that come with the service have a German word. */
function purposeOf(purpose: string): string {
  const [source = '', says] = purpose.split(': ', 2);
  const words = says && t().reads.purposes[says];
  return words ? `${words} (${citation(source)})` : purpose;
}

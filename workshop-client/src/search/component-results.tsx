import { useQuery } from '../data/use-query.ts';
import { componentsDocument } from '../documents/component.ts';
import { ComponentRow } from '../rows/rows.tsx';
import { t } from '../texts/t.ts';
import type { SearchQuestion } from './search-screen.tsx';

/** Components that fit the question, below the batteries; says nothing when there are none. */
export function ComponentResults({ asked: { text, mine, status, category } }: { asked: SearchQuestion }) {
  // Only batteries have a status or a category.
  const enabled = !status && !category && (mine || text !== '');
  const filter = { text: text || undefined, inMyCustody: mine || undefined };
  const query = useQuery(componentsDocument, { filter }, { enabled });
  const components = enabled ? (query.data?.components.edges ?? []) : [];
  if (components.length === 0) return null;
  return (
    <section class="task" aria-labelledby="components">
      <h2 id="components">{t().search.components}</h2>
      <ul class="rows rows-wide">
        {components.map(({ node }) => (
          <li key={node.id}>
            <ComponentRow component={node} />
          </li>
        ))}
      </ul>
    </section>
  );
}

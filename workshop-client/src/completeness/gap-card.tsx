import type { ComponentChildren } from 'preact';
import { propertyAt } from '#schemas/passport.ts';
import { citation } from '#web-kit/texts/citation.ts';
import { date } from '#web-kit/texts/format.ts';
import { language } from '#web-kit/texts/language.ts';
import type { GapPoint } from '../documents/completeness.ts';
import { t } from '../texts/t.ts';

/** A point that is not there: what it is, since when, by which article, who supplies it, and where it is filled in. */
export function GapCard({ point, asOf, children }: { point: GapPoint; asOf: string; children?: ComponentChildren }) {
  const c = t().completeness;
  const fill = fillOf(point);
  return (
    <li class="gap">
      <strong>
        {point.title} <span class="quiet">({c.number(point.dataPoint)})</span>
      </strong>
      {children}
      {point.condition && <span>{c.condition(point.condition)}</span>}
      <span>{whenOf(point, asOf)}</span>
      <span>{c.supplier(point.supplier)}</span>
      {fill && <span>{c.fill(fill)}</span>}
      <span class="quiet">
        {citation(point.source)}
        {point.beside && ` · ${besideOf(point.beside)}`}
      </span>
    </li>
  );
}

function whenOf({ since, notBefore, awaits }: GapPoint, asOf: string): string {
  const c = t().completeness;
  if (since) return since <= asOf ? c.since(date(since)) : c.from(date(since));
  return [awaits && c.awaits(awaits), notBefore && c.notBefore(date(notBefore))].filter(Boolean).join(' ');
}

function besideOf({ source, since }: NonNullable<GapPoint['beside']>): string {
  const c = t().completeness;
  return since ? c.besideSince(citation(source), date(since)) : c.beside(citation(source));
}

/** What has to be filled in, by the names properties have on all screens; empty when that is what the point is called. */
function fillOf({ title, properties }: GapPoint): string {
  const names = properties.map((paths) => [...new Set(paths.map(nameOf))].join(t().completeness.or));
  return names.length === 1 && names[0] === title ? '' : names.join('; ');
}

function nameOf(path: string): string {
  const property = propertyAt(path.split('.', 2).join('.'));
  return property ? property.title[language.value] : path;
}

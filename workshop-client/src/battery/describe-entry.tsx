import type { ComponentChildren } from 'preact';
import type { HistoryRecord } from '#web-kit/records.ts';
import { number } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { t } from '../texts/t.ts';

/** What an entry says beyond its title. Data may come from a newer service or be reduced, so nothing is taken for granted. */
export function describeEntry(entry: HistoryRecord): ComponentChildren {
  const parts = isRecord(entry.data) ? saidIn(entry.data) : [];
  return parts.length > 0 ? <p class="history-said">{parts.join(' · ')}</p> : null;
}

function saidIn(data: Record<string, unknown>): string[] {
  const condition = isRecord(data.condition) ? data.condition : {};
  const flags = Array.isArray(condition.flags) ? condition.flags.map((flag) => word(w().flag, String(flag))) : [];
  return [
    text(data.number),
    text(data.purpose, w().purpose),
    text(data.operation, w().purpose),
    text(data.description),
    text(data.process),
    text(data.agreement),
    text(data.registrationId),
    text(condition.condition, w().condition),
    ...flags,
    isNumber(data.count) && data.latest ? t().use.points(data.count) : '',
    ...(Array.isArray(data.events) ? data.events.map(eventIn) : []),
    isNumber(condition.stateOfHealthPercent)
      ? `${t().battery.stateOfHealth} ${number(condition.stateOfHealthPercent, '%', 1)}`
      : '',
    isNumber(data.massKg) ? number(data.massKg, 'kg') : '',
    text(data.carrier),
    text(data.findings),
    text(data.storagePlace),
    text(data.reason),
    text(data.note),
  ].filter(Boolean);
}

/** Something that harmed the battery, as an entry has it. */
function eventIn(event: unknown): string {
  const { kind, description } = isRecord(event) ? event : {};
  return [text(kind, t().use.kinds), text(description)].filter(Boolean).join(': ');
}

const text = (value: unknown, words?: Readonly<Record<string, string>>): string => {
  if (typeof value !== 'string') return '';
  return words ? word(words, value) : value;
};
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

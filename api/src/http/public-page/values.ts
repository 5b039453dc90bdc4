import { localised, type PropertyAnnotation, type ShapeField, shapeFields } from '#schemas/passport.ts';
import { knownTerm } from '#schemas/texts/known-terms.ts';
import { html, type Markup } from './html.ts';
import { type Language, listedValues, words } from './words.ts';

type Value = unknown;
type Described = Pick<PropertyAnnotation, 'unit' | 'shape' | 'list'> & { path?: string; name: string };

/** Any value of a passport as a person reads it, after what the schema says about it: unit, shape, list. */
export function showValue(value: Value, described: Described, language: Language): Markup {
  if (Array.isArray(value)) return showList(value, described, language);
  if (described.shape === 'LocalText') return showLocalText(value, language);
  if (described.shape === 'DocumentLink') return showDocument(value as Record<string, Value>, language);
  if (typeof value === 'object' && value !== null)
    return showShape(value as Record<string, Value>, described, language);
  return html`${plainValue(value, described, language)}`;
}

/** A number with its unit, a word of a closed list, a month, or the text as it is. */
export function plainValue(value: Value, { unit, path, name }: Described, language: Language): string {
  if (typeof value === 'number') return withUnit(value, unit, language);
  if (typeof value === 'boolean') return value ? words[language].yes : words[language].no;
  const text = String(value);
  const listed = path ? listedValues[path] : undefined;
  if (listed && Object.hasOwn(listed, text)) return listed[text]?.[language] ?? text;
  if (/country$/i.test(name)) return countryName(text, language);
  return dateText(text, language) ?? knownTerm(text, language);
}

/** `1.234,5 kWh` in German, `1,234.5 kWh` in English; a narrow no-break space keeps number and unit together. */
export function withUnit(value: number, unit: string | undefined, language: Language): string {
  const number = value.toLocaleString(language, { maximumSignificantDigits: 6 });
  return unit ? `${number}\u202f${unitText(unit, language)}` : number;
}

/** A link only where it leads to the web; anything else stays text. */
export function link(url: string, text: string): Markup {
  if (!/^https?:\/\//i.test(url)) return html`${text}`;
  return html`<a href="${url}" rel="noopener noreferrer">${text}</a>`;
}

function showList(values: readonly Value[], described: Described, language: Language): Markup {
  const items = values.map((value) => showValue(value, { ...described, list: false }, language));
  const plain = values.every((value) => typeof value !== 'object');
  if (plain) return html`${items.map((item, place) => html`${place > 0 ? ', ' : ''}${item}`)}`;
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function showLocalText(value: Value, language: Language): Markup {
  const text = localised(value as Record<string, string>, language);
  const spoken = Object.entries(value as Record<string, string>).find(([, sentence]) => sentence === text)?.[0];
  return spoken && spoken !== language ? html`<span lang="${spoken}">${text}</span>` : html`${text}`;
}

function showDocument({ url, title, language: written }: Record<string, Value>, language: Language): Markup {
  const shown = link(String(url), String(title ?? fileName(String(url))));
  return written && written !== language ? html`${shown} (${String(written)})` : shown;
}

/** What a document without a title is called: the last part of its address. */
function fileName(url: string): string {
  return (
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) || url
  );
}

function showShape(value: Record<string, Value>, described: Described, language: Language): Markup {
  const fields = (described.shape && shapeFields[described.shape]) || [];
  if (described.shape === 'PartyAddress') return showAddress(value, language);
  if (described.shape === 'TemperatureRange') return showRange(value, language);
  const given = fields.filter(({ name }) => value[name] !== undefined && value[name] !== null);
  const [first, ...rest] = given;
  if (!first) return html``;
  // The name of a thing needs no heading; what is said about it does.
  if (first.name === 'name') {
    return html`<strong>${showField(value, first, language)}</strong>${rest.map((field) => named(value, field, language))}`;
  }
  return html`${given.map((field) => named(value, field, language))}`;
}

function named(value: Record<string, Value>, field: ShapeField, language: Language): Markup {
  // What is in a contact names itself.
  if (field.shape === 'PartyContact') return showField(value, field, language);
  return html`<span class="part"><span class="part-name">${field.title[language]}:</span> ${showField(value, field, language)}</span>`;
}

function showField(value: Record<string, Value>, field: ShapeField, language: Language): Markup {
  const { name } = field;
  if (name === 'email') return html`<a href="mailto:${encodeURI(String(value[name]))}">${String(value[name])}</a>`;
  if (name === 'website') return link(String(value[name]), String(value[name]).replace(/^https?:\/\/|\/$/gi, ''));
  return showValue(value[name], field, language);
}

function showAddress({ street, postalCode, city, country }: Record<string, Value>, language: Language): Markup {
  const place = [postalCode, city].filter(Boolean).join(' ');
  const name = country ? countryName(String(country), language) : undefined;
  return html`${[street, place, name].filter(Boolean).join(', ')}`;
}

function showRange({ minimumC, maximumC, referenceTest }: Record<string, Value>, language: Language): Markup {
  const ends = [minimumC, maximumC].map((end) => (typeof end === 'number' ? withUnit(end, '°C', language) : '…'));
  return html`${ends.join(' – ')}${referenceTest ? ` (${referenceTest})` : ''}`;
}

function unitText(unit: string, language: Language): string {
  const { months, cycles, years, events, perMonth } = words[language];
  const spoken: Record<string, string> = { months, cycles, years, events, '%/month': `% ${perMonth}` };
  return spoken[unit] ?? unit;
}

function countryName(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
}

/** A time with day and zone, as a sentence can carry it. */
export function momentText(at: string, language: Language): string {
  return new Date(at).toLocaleString(language === 'en' ? 'en-GB' : 'de', {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  });
}

/** `2026-11` → `November 2026`, `2026-11-20` → `20. November 2026`. */
function dateText(text: string, language: Language): string | undefined {
  const match = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text);
  const date = match ? new Date(`${text}${match[3] ? '' : '-01'}T00:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime())) return undefined;
  const day = match?.[3] ? { day: 'numeric' as const } : {};
  return date.toLocaleDateString(language === 'en' ? 'en-GB' : 'de', {
    ...day,
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

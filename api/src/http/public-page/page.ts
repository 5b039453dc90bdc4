import { formatId } from '#schemas/id.ts';
import { boltTriangle, crossedOutBin } from '#schemas/label/safety-signs.ts';
import { type PropertyAnnotation, properties, propertyAt, sectionNames, sectionTitles } from '#schemas/passport.ts';
import { isHighVoltage } from '#schemas/safety/sight.ts';
import { knownTerm } from '#schemas/texts/known-terms.ts';
import type { Shown } from '../shown-battery.ts';
import { html, Markup } from './html.ts';
import { layout } from './layout.ts';
import { link, momentText, plainValue, showValue, withUnit } from './values.ts';
import { type Language, type Words, words } from './words.ts';

export interface PageLinks {
  /** The same page in the other language. */
  otherLanguage: string;
  /** The same battery for programs. */
  json: string;
  linkset: string;
  /** The passport with a signature, and its label; a model has neither. */
  signed?: string;
  label?: string;
  /** Where a page shows an earlier day: the same as it is now. */
  today?: string;
  stylesheet: string;
}

/**
 * What anybody sees who scans the QR code: safety and disposal first, then the public data, then by name what is not
 * shown and who may see it. Plain HTML without script, cookie or foreign resource.
 */
export function publicPage(battery: Shown, language: Language, links: PageLinks): string {
  const said = words[language];
  const { general } = battery.passport;
  const title = general?.modelName ?? general?.modelIdentifier ?? said.document;
  const body = html`
<div class="intro"><p class="kind">${said.document}${general?.category && html` · ${plainValue(general.category, { name: 'category', path: 'general.category', list: false }, language)}`}</p>
<h1>${title}</h1>
<dl class="identity">
${fact(said.maker, general?.manufacturer?.tradeName ?? general?.manufacturer?.name)}
${fact(said.serial, general?.serialNumber)}
${fact(said.id, battery.id && html`<span class="code">${formatId(battery.id)}</span>`)}
</dl>
${!battery.id && html`<p class="care">${said.modelOnly}</p>`}
${battery.asOf && html`<p class="care">${said.asOf} <time datetime="${battery.asOf}">${momentText(battery.asOf, language)}</time>. ${links.today && html`<a href="${links.today}">${said.today}</a>`}</p>`}
${battery.ended && html`<p class="care">${said.ended}</p>`}</div>
${safety(battery, language, said)}
${disposal(battery, language, said)}
<h2>${said.facts}</h2>
${sectionNames.map((name) => section(name, battery, language))}
${withheld(battery, language, said)}
<p class="law">${said.law} ${general?.operator?.name ?? general?.manufacturer?.name ?? ''}</p>
<p class="address">${said.address} ${battery.link}</p>
<p class="formats">${said.machine}: <a href="${links.json}" type="application/json">JSON</a>, <a href="${links.linkset}" type="application/linkset+json">Linkset</a>${links.signed && html`, <a href="${links.signed}" type="application/vc+jwt">${said.signed}</a>`}${links.label && html` · <a href="${links.label}">${said.label}</a>`}</p>`;
  return layout({ title: `${title} – ${said.document}`, language, body, ...links }).text;
}

function fact(name: string, value: string | Markup | undefined | false): Markup | undefined {
  return value === undefined || value === false || value === ''
    ? undefined
    : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function safety({ passport }: Shown, language: Language, said: Words): Markup {
  const { materials, performance, symbols } = passport;
  const { nominalVoltageV, maximumVoltageV } = performance ?? {};
  const highest = maximumVoltageV ?? nominalVoltageV;
  const voltage =
    nominalVoltageV === undefined
      ? highest !== undefined && withUnit(highest, 'V', language)
      : withUnit(nominalVoltageV, 'V', language) +
        (maximumVoltageV === undefined ? '' : `, ${said.upTo} ${withUnit(maximumVoltageV, 'V', language)}`);
  const known = (text: string) => knownTerm(text, language);
  const agents = symbols?.extinguishingAgents?.map(known).join(', ') || said.noAgents;
  const classes = symbols?.fireClasses?.length ? ` (${said.fireClasses} ${symbols.fireClasses.join(', ')})` : '';
  const hazards = materials?.hazardousSubstances?.map(({ name }) => known(name)).join(', ');
  return html`<section class="safety" aria-labelledby="safety"><h2 id="safety">${said.safety}</h2>
${voltageWarning(highest, passport.general?.category, said)}
<dl class="figures">
${fact(said.chemistry, materials?.chemistry && html`<b>${materials.chemistry}</b> ${materials.chemistryName && known(materials.chemistryName)}`)}
${fact(said.voltage, voltage ? html`<b>${voltage}</b>` : undefined)}
${fact(said.agents, agents + classes)}
${fact(said.hazards, hazards)}
</dl>
<p class="emergency"><strong>${said.emergencyTitle}:</strong> ${said.emergency}</p></section>`;
}

/** ECE R100: above 60 V direct current a part is high-voltage. An unknown voltage is no low one. */
function voltageWarning(highest: number | undefined, category: string | undefined, said: Words): Markup {
  const voltageV = highest === undefined ? ('unknown' as const) : { value: highest };
  if (!isHighVoltage({ voltageV, category })) return html`<p class="care">${said.lowVoltage}</p>`;
  const [title, text] =
    highest === undefined ? [said.voltageUnknown, said.voltageUnknownSays] : [said.highVoltage, said.highVoltageSays];
  return html`<div class="high-voltage">${picture(boltTriangle(0, 0, 100), '0 0 100 96')}<p><strong>${title}</strong> ${text}</p></div>`;
}

const disposalDocuments = ['separateCollection', 'collectionAndTreatment', 'wastePrevention', 'safeHandling'] as const;

function disposal({ passport: { symbols, circularity } }: Shown, language: Language, said: Words): Markup {
  const metals = symbols?.heavyMetals ?? [];
  const documents = disposalDocuments.flatMap((name) =>
    (circularity?.[name] ?? []).map(({ url, title }) =>
      link(url, title ?? propertyAt(`circularity.${name}`)?.title[language] ?? url),
    ),
  );
  const named = metals.map((metal) =>
    plainValue(metal, { name: 'heavyMetals', path: 'symbols.heavyMetals', list: false }, language),
  );
  return html`<section class="disposal" aria-labelledby="disposal"><h2 id="disposal">${said.disposal}</h2>
<div class="bin">${picture(crossedOutBin(0, 0, 125), '0 0 125 125')}${metals.length > 0 && html`<span aria-hidden="true">${metals.join(' ')}</span>`}</div>
<div><p>${said.disposalSays}</p>
${named.length > 0 && html`<p>${said.disposalMetals}: ${named.join(', ')}.</p>`}
${documents.length > 0 && html`<p>${said.disposalMore}: ${documents.map((document, place) => html`${place > 0 ? ', ' : ''}${document}`)}</p>`}</div></section>`;
}

/** Drawn by ourselves, so it is markup; it only repeats what the words beside it say. */
function picture(drawing: string, viewBox: string): Markup {
  return new Markup(`<svg viewBox="${viewBox}" aria-hidden="true" focusable="false">${drawing}</svg>`);
}

function section(name: string, { passport }: Shown, language: Language): Markup | undefined {
  const values = (passport as Record<string, Record<string, unknown> | undefined>)[name];
  const rows = properties.filter((property) => property.section === name && isFilled(values?.[property.name]));
  if (rows.length === 0) return undefined;
  const title = (sectionTitles as Record<string, Record<Language, string>>)[name]?.[language] ?? name;
  return html`<section aria-labelledby="${name}"><h3 id="${name}">${title}</h3><dl class="data">
${rows.map((property) => row(property, values?.[property.name], language))}</dl></section>`;
}

function row(property: PropertyAnnotation, value: unknown, language: Language): Markup {
  return html`<div><dt>${property.title[language]}</dt><dd>${showValue(value, property, language)}</dd></div>\n`;
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function withheld({ withheld: hidden }: Shown, language: Language, said: Words): Markup {
  const groups = Object.groupBy(hidden, ({ access }) => access);
  return html`<section class="withheld" aria-labelledby="withheld"><h2 id="withheld">${said.withheld}</h2>
${hidden.length > 0 && html`<p>${said.withheldSays}</p>`}
${Object.entries(groups).map(([access, list = []]) => html`<h3>${said.readers[access as keyof Words['readers']]}</h3><p>${list.map(({ title }) => title[language]).join(' · ')}</p>`)}
<p>${said.nothingWithheld} ${said.lineageWithheld}</p>
<p>${said.signIn} <a href="/workshop/">${said.signInLink}</a></p></section>`;
}

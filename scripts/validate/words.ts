import type { Language } from '#schemas/checks/explain-words.ts';
import type { Category } from '#schemas/completeness/data-points.ts';

export interface Phrases {
  help: string;
  valid: string;
  invalid: string;
  categories: Record<Category, string>;
  /** A day as people of the language write it. */
  day(iso: string): string;
  present(present: number, required: number, guidance: string, day: string): string;
  /** Above the values that are not believed. */
  setAside(count: number): string;
  /** Above what is kept as it is. */
  kept(count: number): string;
  more(count: number): string;
  missing(count: number): string;
  blocks(what: string, from: string, source: string): string;
  blocksNothing: string;
  conditional(count: number): string;
  pending(count: number): string;
  from(day: string): string;
  awaits(what: string, notBefore: string | undefined): string;
  beside(source: string, since: string): string;
  or: string;
  /** A point that need not be there, but is. */
  given: string;
  /** Of a file that tells events. */
  events(count: number): string;
  /** An event that is none of ours. */
  noWord: string;
  /** An event whose identifier is not that of its content. */
  changed: string;
  summary(valid: number, incomplete: number, invalid: number): string;
  badDay(text: string): string;
  badGuidance(text: string, known: string): string;
}

const en: Phrases = {
  help: `Checks battery passports in files, and says what the law still wants in them. Writes nothing.

  npm run validate -- FILE… [--language de|en] [--as-of YYYY-MM-DD] [--guidance 1.0|2.0] [--complete] [--brief|--json]

  FILE             whatever "npm run import" reads: JSON, NDJSON, CSV, XLSX, or a ZIP archive of those;
                   parts of one passport (aspects of Battery Pass, submodels of IDTA 02035) are put together;
                   also EPCIS 2.0 documents and UNTP traceability events
  --language de    in German; otherwise the language of the terminal, else English
  --as-of DAY      as the law stands on another day than today
  --guidance 1.0   by another version of the Commission's guidance than the one of that day
  --complete       a passport that lacks a mandatory data point fails, too
  --brief          one line for each passport
  --json           one JSON object for each passport, for programs

The exit code is 0 when all are valid, 1 when one is not, 2 when the call itself was wrong.`,
  valid: 'valid',
  invalid: 'invalid',
  categories: {
    ev: 'electric vehicle battery',
    lmt: 'LMT battery',
    industrial: 'industrial battery',
    stationary: 'stationary storage',
  },
  day: (iso) => iso,
  present: (present, required, guidance, day) =>
    `${present} of ${required} mandatory data points are there (guidance ${guidance}, as of ${day}).`,
  setAside: (count) => `Not believed (${count}), kept where it stands and counted as missing:`,
  kept: (count) => `No place in Kreispass (${count}), kept as it is:`,
  more: (count) => `and ${count} more (--json)`,
  missing: (count) => `Missing (${count}),`,
  blocks: (what, from, source) => `blocks from ${from}: ${what} (${source})`,
  blocksNothing: 'blocks nothing, because the passport is voluntary',
  conditional: (count) => `For you to judge (${count}), asked for only under a condition:`,
  pending: (count) => `Not asked for yet (${count}):`,
  from: (day) => `from ${day}`,
  awaits: (what, notBefore) => `waits for: ${what}${notBefore ? `, not before ${notBefore}` : ''}`,
  beside: (source, since) => `owed anyway since ${since} (${source})`,
  or: ' or ',
  given: 'already there',
  events: (count) => (count === 1 ? '1 event.' : `${count} events.`),
  noWord: 'something else',
  changed: 'CHANGED since it was given its identifier',
  summary: (valid, incomplete, invalid) => `${valid} valid (${incomplete} of them incomplete), ${invalid} invalid.`,
  badDay: (text) => `--as-of ${text}: give a day that exists, written YYYY-MM-DD.`,
  badGuidance: (text, known) => `--guidance ${text}: there are ${known}.`,
};

const de: Phrases = {
  help: `Prüft Batteriepässe in Dateien und sagt, was das Recht noch verlangt. Schreibt nichts.

  npm run validate -- DATEI… [--language de|en] [--as-of JJJJ-MM-TT] [--guidance 1.0|2.0] [--complete] [--brief|--json]

  DATEI            was auch „npm run import“ liest: JSON, NDJSON, CSV, XLSX oder ein ZIP-Archiv daraus;
                   Teile eines Passes (Aspekte von Battery Pass, Teilmodelle nach IDTA 02035) werden zusammengesetzt;
                   außerdem EPCIS-2.0-Dokumente und UNTP Traceability Events
  --language en    auf Englisch; sonst in der Sprache des Terminals
  --as-of TAG      nach dem Recht eines anderen Tages als heute
  --guidance 1.0   nach einer anderen Fassung des Leitfadens der Kommission als der an diesem Tag geltenden
  --complete       auch ein Pass, dem eine Pflichtangabe fehlt, gilt als Fehler
  --brief          eine Zeile je Pass
  --json           ein JSON-Objekt je Pass, für Programme

Der Rückgabewert ist 0, wenn alle gültig sind, 1, wenn einer es nicht ist, 2, wenn der Aufruf falsch war.`,
  valid: 'gültig',
  invalid: 'ungültig',
  categories: {
    ev: 'Elektrofahrzeugbatterie',
    lmt: 'LV-Batterie',
    industrial: 'Industriebatterie',
    stationary: 'stationärer Speicher',
  },
  day: (iso) => iso.split('-').reverse().join('.'),
  present: (present, required, guidance, day) =>
    `${present} von ${required} Pflichtangaben sind da (Leitfaden ${guidance}, Stand ${day}).`,
  setAside: (count) => `Nicht übernommen (${count}), bleibt erhalten, wo es steht, und zählt als fehlend:`,
  kept: (count) => `In Kreispass ohne Platz (${count}), bleibt erhalten, wie es ist:`,
  more: (count) => `und ${count} weitere (--json)`,
  missing: (count) => `Es fehlt (${count}),`,
  blocks: (what, from, source) => `blockiert ab ${from}: ${what} (${source})`,
  blocksNothing: 'blockiert nichts, weil der Pass freiwillig ist',
  conditional: (count) => `Von Ihnen zu beurteilen (${count}), nur unter einer Bedingung verlangt:`,
  pending: (count) => `Noch nicht verlangt (${count}):`,
  from: (day) => `ab ${day}`,
  awaits: (what, notBefore) => `wartet auf: ${what}${notBefore ? `, nicht vor ${notBefore}` : ''}`,
  beside: (source, since) => `ohnehin geschuldet seit ${since} (${source})`,
  or: ' oder ',
  given: 'schon angegeben',
  events: (count) => (count === 1 ? '1 Ereignis.' : `${count} Ereignisse.`),
  noWord: 'etwas anderes',
  changed: 'VERÄNDERT, seit es seine Kennung bekam',
  summary: (valid, incomplete, invalid) => `${valid} gültig (davon ${incomplete} unvollständig), ${invalid} ungültig.`,
  badDay: (text) => `--as-of ${text}: geben Sie einen Tag an, den es gibt, geschrieben JJJJ-MM-TT.`,
  badGuidance: (text, known) => `--guidance ${text}: es gibt ${known}.`,
};

export const phrases: Readonly<Record<Language, Phrases>> = { de, en };

/** One thing the Batteries Regulation asks of a passport or of the system that keeps it. */
export interface Obligation {
  place: string;
  asks: string;
  /** Whose business it is, where it is not or not only that of this program. */
  note?: string;
  /** Another act that carries it out; its tests count too. */
  also?: string;
  /** Places of tests that speak of it. */
  matches: RegExp;
}

function article(paragraph: string): RegExp {
  return new RegExp(`\\b77(?:\\(\\d+\\)|,? (?:and )?)*\\(${paragraph}\\)`);
}

/** 2023/1542 Art. 77, Art. 78 and Annex XIII, paragraph by paragraph. A line more here shows at once whether a test names it. */
export const obligations: readonly Obligation[] = [
  {
    place: 'Art. 77(1)',
    asks: 'every LMT, EV and industrial battery above 2 kWh has a passport from 18 February 2027',
    note: 'the duty is the operator’s; the program says what is missing',
    matches: article('1'),
  },
  { place: 'Art. 77(2)', asks: 'who may see which points of Annex XIII', matches: article('2') },
  { place: 'Art. 77(3)', asks: 'one unique identifier behind a QR code', matches: article('3') },
  { place: 'Art. 77(4)', asks: 'accurate, complete, up to date; mandates in writing', matches: article('4') },
  { place: 'Art. 77(5)', asks: 'open, machine-readable, searchable, transferable', matches: article('5') },
  { place: 'Art. 77(6)', asks: 'access as Art. 78 has it', note: 'see Art. 78', matches: article('6') },
  {
    place: 'Art. 77(7)',
    asks: 'second life: new passport, linked; waste: responsibility passes',
    matches: article('7'),
  },
  { place: 'Art. 77(8)', asks: 'the passport ceases after recycling', matches: article('8') },
  {
    place: 'Art. 77(9)',
    asks: 'who has a legitimate interest, and what may be done with the data',
    note: 'the implementing act is still to come; a dated setting until then',
    matches: article('9'),
  },
  {
    place: 'Art. 77(10)',
    asks: 'the identifier goes to the registry',
    note: 'the registry is the Commission’s; the entry is made here, sent to REGISTRY_URL, and its number kept',
    also: '2026/1778',
    matches: article('10'),
  },
  {
    place: 'Art. 78(a)',
    asks: 'interoperable with other product passports',
    note: '`npm run conformance` holds every export against the foreign schemas',
    matches: /\b78\(a\)/,
  },
  { place: 'Art. 78(b)', asks: 'free of charge, by access rights', matches: /\b78\(b\)/ },
  {
    place: 'Art. 78(c)',
    asks: 'data stored by the responsible operator or who acts for it',
    note: 'a matter of who runs it; both are possible, and a firm can take what it answers for with it',
    matches: /\b78\(c\)/,
  },
  {
    place: 'Art. 78(d)',
    asks: 'who stores may not sell or re-use the data',
    note: 'a duty of who runs it; exports on the server are shown to the firm that answers',
    matches: /\b78\(d\)/,
  },
  { place: 'Art. 78(e)', asks: 'stays available when the operator is gone', matches: /\b78\(e\)/ },
  { place: 'Art. 78(f)', asks: 'writing is restricted like reading', matches: /\b78\(f\)/ },
  { place: 'Art. 78(g)', asks: 'authentic, reliable, not tampered with', matches: /\b78\(g\)/ },
  { place: 'Art. 78(h)', asks: 'secure, private, no fraud', matches: /\b78\(h\)/ },
  {
    place: 'Annex XIII 1',
    asks: 'public information on the model',
    note: 'it names who placed the battery on the market, also a firm that is known for second lives only',
    matches: /Annex XIII 1|Art\. 77\(2\) \(a\)/,
  },
  {
    place: 'Annex XIII 2',
    asks: 'for legitimate interest, Commission, authorities',
    matches: /Annex XIII 2|Art\. 77\(2\) \([bc]\)/,
  },
  {
    place: 'Annex XIII 3',
    asks: 'for authorities and the Commission',
    matches: /Annex XIII 3|Art\. 77\(2\) \([b]\)/,
  },
  {
    place: 'Annex XIII 4',
    asks: 'on the individual battery, for legitimate interest',
    matches: /Annex XIII 4|Art\. 77\(2\) \([c]\)/,
  },
];

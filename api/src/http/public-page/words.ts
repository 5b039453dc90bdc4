export type Language = 'de' | 'en';

/** Every sentence of the public page. Facts about the battery come from its passport, their names from the schema. */
export const words = {
  de: {
    document: 'Batteriepass',
    skip: 'Zum Inhalt',
    otherLanguage: 'English',
    languages: 'Sprache',
    id: 'Kennung',
    serial: 'Seriennummer',
    maker: 'Hersteller',
    safety: 'Sicherheit',
    chemistry: 'Zellchemie',
    voltage: 'Spannung',
    upTo: 'bis',
    highVoltage: 'Hochvolt: Lebensgefahr',
    highVoltageSays:
      'Über 60 V Gleichspannung, auch wenn die Batterie leer ist. Nur Fachleute mit Hochvolt-Ausbildung dürfen daran arbeiten.',
    lowVoltage: 'Nicht öffnen, nicht anstechen, die Pole nicht verbinden.',
    agents: 'Löschmittel',
    noAgents: 'nicht angegeben',
    fireClasses: 'Brandklassen',
    hazards: 'Gefahrstoffe',
    emergency:
      'Rauch, Zischen, Hitze oder auslaufende Flüssigkeit: Abstand halten, ins Freie gehen, Notruf 112 wählen und „Lithium-Batterie“ oder die Zellchemie nennen.',
    emergencyTitle: 'Im Notfall',
    disposal: 'Entsorgung',
    disposalSays:
      'Diese Batterie gehört nicht in den Hausmüll. Die Rücknahmestellen der Hersteller – zum Beispiel Händler und Demontagebetriebe für Altfahrzeuge – nehmen sie unentgeltlich an, gleich welche Marke und in welchem Zustand.',
    disposalMetals: 'Enthält mehr als die Grenzwerte an',
    disposalMore: 'Mehr dazu',
    facts: 'Angaben zur Batterie',
    withheld: 'Was hier nicht steht – und wer es sehen darf',
    withheldSays:
      'Der Pass einer Batterie kann weitere Angaben enthalten. Das Gesetz behält sie bestimmten Stellen vor:',
    nothingWithheld:
      'Zustand, Ladezyklen, Status und Besitzer einer einzelnen Batterie sind nie öffentlich (Verordnung (EU) 2023/1542, Anhang XIII Nr. 4).',
    lineageWithheld:
      'Ob sie aus anderen entstanden oder in andere eingegangen ist, verrät den Status und steht deshalb auch nicht hier.',
    ended:
      'Diese Batterie wurde recycelt. Ihr Batteriepass ist beendet; nachweisbar bleibt, was mit ihr geschehen ist.',
    readers: {
      pli: 'Werkstätten, Demontage- und Zweitlebenbetriebe, Recycler und andere mit berechtigtem Interesse',
      'pli-com': 'Betriebe mit berechtigtem Interesse, Marktüberwachung, notifizierte Stellen und EU-Kommission',
      auth: 'Marktüberwachung, notifizierte Stellen und EU-Kommission',
      pub: 'alle',
    },
    signIn: 'Ihr Betrieb hat einen Zugang?',
    signInLink: 'Im Werkstatt-Client anmelden',
    law: 'Öffentlicher Teil des Batteriepasses nach Verordnung (EU) 2023/1542, Artikel 77 und Anhang XIII Nummer 1. Für die Angaben ist verantwortlich:',
    machine: 'Für Programme',
    label: 'Etikett',
    signed: 'signiert',
    address: 'Diese Seite im Netz:',
    modelOnly:
      'Das sind die Angaben zum Batteriemodell. Den Pass einer einzelnen Batterie öffnet der QR-Code, der auf ihr steht.',
    asOf: 'So stand der Batteriepass am',
    today: 'Zum heutigen Stand',
    yes: 'ja',
    no: 'nein',
    months: 'Monate',
    cycles: 'Zyklen',
    perMonth: 'je Monat',
    years: 'Jahre',
    events: 'Ereignisse',
    notFound: 'Nicht gefunden',
    notFoundSays:
      'Unter dieser Kennung gibt es hier keinen öffentlichen Batteriepass. Bitte den QR-Code noch einmal scannen.',
    notForAll: 'Steht der Code auf einem Bauteil oder einem Übergabeschein, öffnen ihn die beteiligten Betriebe.',
    notReadable: 'Code nicht lesbar',
    notReadableSays: 'Dieser Link kann so nicht stimmen. Bitte den QR-Code noch einmal scannen.',
  },
  en: {
    document: 'Battery passport',
    skip: 'Skip to content',
    otherLanguage: 'Deutsch',
    languages: 'Language',
    id: 'Id',
    serial: 'Serial number',
    maker: 'Manufacturer',
    safety: 'Safety',
    chemistry: 'Chemistry',
    voltage: 'Voltage',
    upTo: 'up to',
    highVoltage: 'High voltage: danger to life',
    highVoltageSays:
      'Above 60 V direct current, even when the battery is empty. Only people trained for high voltage may work on it.',
    lowVoltage: 'Do not open or pierce it, do not connect the terminals.',
    agents: 'Extinguish with',
    noAgents: 'not stated',
    fireClasses: 'fire classes',
    hazards: 'Hazardous substances',
    emergency:
      'Smoke, hissing, heat or leaking liquid: keep away, go outside, call 112 and say “lithium battery” or name the chemistry.',
    emergencyTitle: 'In an emergency',
    disposal: 'Disposal',
    disposalSays:
      'This battery does not belong in household waste. The collection points of the producers – dealers and vehicle dismantlers, for example – take it back free of charge, whatever its brand and condition.',
    disposalMetals: 'Contains more than the limits of',
    disposalMore: 'More on this',
    facts: 'About this battery',
    withheld: 'What is not shown here – and who may see it',
    withheldSays: 'The passport of a battery can hold more. The law reserves it for:',
    nothingWithheld:
      'Condition, charging cycles, status and holder of a single battery are never public (Regulation (EU) 2023/1542, Annex XIII point 4).',
    lineageWithheld:
      'Whether it was made from others or went into others tells its status, so that is not shown here either.',
    ended: 'This battery was recycled. Its passport has ended; what happened to it can still be proven.',
    readers: {
      pli: 'Workshops, dismantlers, second-life operators, recyclers and others with a legitimate interest',
      'pli-com': 'Firms with a legitimate interest, market surveillance, notified bodies and the European Commission',
      auth: 'Market surveillance, notified bodies and the European Commission',
      pub: 'everybody',
    },
    signIn: 'Does your firm have access?',
    signInLink: 'Sign in to the workshop client',
    law: 'Public part of the battery passport under Regulation (EU) 2023/1542, Article 77 and Annex XIII point 1. Responsible for the content:',
    machine: 'For programs',
    label: 'Label',
    signed: 'signed',
    address: 'This page on the web:',
    modelOnly: 'This is about the battery model. The QR code on a battery opens the passport of that one.',
    asOf: 'The battery passport as it stood on',
    today: 'Show it as of today',
    yes: 'yes',
    no: 'no',
    months: 'months',
    cycles: 'cycles',
    perMonth: 'per month',
    years: 'years',
    events: 'events',
    notFound: 'Not found',
    notFoundSays: 'There is no public battery passport under this identifier here. Please scan the QR code again.',
    notForAll: 'If the code is on a component or a handoff slip, the firms involved can open it.',
    notReadable: 'This code cannot be read',
    notReadableSays: 'This link cannot be right as it is. Please scan the QR code again.',
  },
} as const;

export type Words = (typeof words)[Language];

/** What the schema's closed lists mean to people. */
export const listedValues: Readonly<Record<string, Readonly<Record<string, Record<Language, string>>>>> = {
  'general.category': {
    ev: { de: 'Traktionsbatterie eines Elektrofahrzeugs', en: 'Electric vehicle battery' },
    lmt: { de: 'Batterie für leichte Verkehrsmittel', en: 'Battery for light means of transport' },
    industrial: { de: 'Industriebatterie', en: 'Industrial battery' },
    stationary: { de: 'Stationärer Batteriespeicher', en: 'Stationary battery energy storage' },
  },
  'general.status': {
    original: { de: 'ursprünglich', en: 'original' },
    repurposed: { de: 'umgenutzt', en: 'repurposed' },
    're-used': { de: 'wiederverwendet', en: 're-used' },
    remanufactured: { de: 'wiederaufgearbeitet', en: 'remanufactured' },
    waste: { de: 'Abfall', en: 'waste' },
  },
  'symbols.heavyMetals': {
    Cd: { de: 'Cadmium (Cd)', en: 'Cadmium (Cd)' },
    Pb: { de: 'Blei (Pb)', en: 'Lead (Pb)' },
  },
};

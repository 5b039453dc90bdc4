/** Sentences about labels on paper. */
export const deLabels = {
  labels: {
    title: 'Etiketten drucken',
    open: 'Mehrere auf einen Bogen',
    pdf: 'PDF',
    which: 'Was wird etikettiert?',
    ids: 'Nummern',
    idsHint: 'Eine je Zeile. Scannen fügt eine hinzu.',
    count: (labels: number, sheets: number) =>
      `${labels} ${labels === 1 ? 'Etikett' : 'Etiketten'} auf ${sheets} ${sheets === 1 ? 'Bogen' : 'Bögen'}`,
    mine: 'Batterien in Ihrem Betrieb',
    scanned: (code: string) => `${code} hinzugefügt`,
    wrongId: (line: string) => `„${line}“ ist keine Nummer von Kreispass: 14 Zeichen, das letzte prüft die anderen.`,
    tooMany: (most: number) => `Bitte höchstens ${most} Etiketten auf einmal.`,
    show: 'Was steht darauf?',
    shows: {
      label: 'Übliches Etikett',
      general: 'Alle Angaben',
      code: 'Nur der Code',
      symbol: 'Nur das Sammelsymbol',
    },
    showMeans: {
      label: 'QR-Code, Name, Chemie, Sammelsymbol',
      general: 'Alles, was Anhang VI Teil A der Batterieverordnung auf dem Etikett verlangt',
      code: 'QR-Code mit lesbarer Kennung',
      symbol: 'Durchgestrichene Mülltonne mit Cd und Pb, wo nötig',
    },
    symbolRule:
      'Das Symbol muss 3 % der größten Seite der Batterie bedecken, höchstens 5 × 5 cm. Bei einer Traktionsbatterie sind das immer 5 × 5 cm: Bogen 63,5 × 72 oder größer nehmen.',
    stock: 'Etikettenbogen',
    stockHint: (example: string, film: boolean) =>
      `Zum Beispiel ${example}.${film ? ' Folie, hält Wasser und Öl aus.' : ' Papier. Für Batterien besser Folie nehmen.'}`,
    perSheet: (count: number) => `${count} je Bogen`,
    start: 'Erstes freies Etikett',
    used: 'Der Bogen ist schon angefangen',
    place: (place: number) => `Etikett ${place}`,
    printer: 'Drucken ohne Anpassen an die Seite („Tatsächliche Größe“), sonst sitzen die Etiketten schief.',
    submit: 'PDF laden',
    busy: 'Wird gezeichnet …',
    done: 'Das PDF ist geladen.',
    nothing: 'Bitte mindestens eine Nummer angeben.',
    offline: 'Der Bogen wird vom Dienst gezeichnet, und der ist gerade nicht erreichbar.',
  },
};

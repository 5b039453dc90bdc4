/**
 * What clients show for a refusal code, in both languages. Everybody who invents a code adds its line; codes are sorted
 * by subject and never renamed. The sentence in the refusal itself is English and may name values; these do not.
 */
const texts: Readonly<Record<string, { de: string; en: string }>> = {
  // Input and access
  INVALID_INPUT: { de: 'Eine Angabe ist nicht gültig.', en: 'One of the entries is not valid.' },
  UNAUTHENTICATED: { de: 'Bitte anmelden.', en: 'Please sign in.' },
  FORBIDDEN: { de: 'Dazu ist Ihr Betrieb nicht berechtigt.', en: 'Your firm may not do this.' },
  NOT_FOUND: { de: 'Das ist hier nicht bekannt.', en: 'This is not known here.' },
  METHOD_NOT_ALLOWED: {
    de: 'Diese Adresse kennt diese Art von Anfrage nicht.',
    en: 'This address does not know this kind of request.',
  },
  RATE_LIMITED: { de: 'Zu viele Anfragen. Bitte kurz warten.', en: 'Too many requests. Please wait a moment.' },
  INTERNAL: {
    de: 'Es ist eine Störung aufgetreten. Nichts wurde aufgezeichnet.',
    en: 'A fault occurred. Nothing was recorded.',
  },
  DEVICE_CLOCK: {
    de: 'Die Uhr dieses Geräts geht falsch. Bitte stellen und erneut versuchen.',
    en: 'The clock of this device is wrong. Set it and try again.',
  },
  COMMAND_ID_TAKEN: {
    de: 'Diese Vorgangsnummer hat schon ein anderer Betrieb benutzt.',
    en: 'Another firm has already used this command id.',
  },
  KEY_TAKEN: {
    de: 'Diese Kennung gehört schon zu etwas anderem.',
    en: 'This identifier already belongs to something else.',
  },
  NOT_YET_HAPPENED: {
    de: 'Das liegt in der Zukunft. Bitte das Datum oder die Uhr des Geräts prüfen.',
    en: 'This lies in the future. Please check the date or the clock of the device.',
  },
  TOO_LONG_AGO: {
    de: 'Damals gab es solche Batterien noch nicht. Bitte das Datum oder die Uhr des Geräts prüfen.',
    en: 'There were no such batteries then. Please check the date or the clock of the device.',
  },
  ENVELOPE_CONTRADICTS: {
    de: 'Kopf und Inhalt des Dokuments nennen verschiedene Kennungen.',
    en: 'The envelope and the elements of the document name different things.',
  },
  ELEMENT_PATH: {
    de: 'Dieser Pfad führt zu keinem einzelnen Datenelement.',
    en: 'This path does not lead to a single data element.',
  },
  WITHHELD: {
    de: 'Diese Angabe ist bestimmten Stellen vorbehalten.',
    en: 'This is there, but only for others to see.',
  },
  PASSPORT_STAYS: {
    de: 'Ein Batteriepass endet nur, wenn die Batterie recycelt wurde.',
    en: 'A battery passport ends only when the battery was recycled.',
  },
  NO_REGISTRY: {
    de: 'Es wurde nichts eingetragen: Diese Installation ist mit keinem Passregister verbunden.',
    en: 'Nothing was registered: this installation is connected to no registry of passports.',
  },
  ALREADY_REGISTERED: {
    de: 'Dieser Registereintrag ist schon festgehalten.',
    en: 'This registration is recorded already.',
  },
  ENTRY_CONTRADICTS: {
    de: 'Der Registereintrag sagt etwas anderes als der Pass, oder mehr.',
    en: 'The entry says something else than the passport, or more.',
  },
  REGISTRY_REFUSED: {
    de: 'Das Passregister hat den Eintrag abgelehnt. Der Pass steht dort nicht.',
    en: 'The registry has refused the entry. The passport does not stand there.',
  },
  REGISTRY_UNCLEAR: {
    de: 'Das Passregister hat keine Nummer vergeben. Ob der Pass dort steht, weiß niemand; bitte später noch einmal.',
    en: 'The registry gave no number, so nobody knows whether the passport stands there. Try again later.',
  },
  REGISTRATION_NOT_KEPT: {
    de: 'Das Passregister hat eine Nummer vergeben, die hier nicht festgehalten werden konnte. Bitte notieren.',
    en: 'The registry gave a number that could not be kept here. Write it down.',
  },
  SIGNED_FORMAT: {
    de: 'Das ist keine signierte Aussage von Kreispass.',
    en: 'This is no signed statement of Kreispass.',
  },
  SIGNED_KEY: {
    de: 'Der Schlüssel, mit dem signiert wurde, gehört nicht zu denen, denen Sie vertrauen.',
    en: 'The key that signed it is not among those you trust.',
  },
  SIGNED_SIGNATURE: {
    de: 'Die Signatur stimmt nicht: Die Aussage wurde verändert.',
    en: 'The signature does not match: the statement was changed.',
  },
  SIGNED_CONTENT: {
    de: 'Die Aussage sagt etwas anderes, als bewiesen ist.',
    en: 'The statement says something else than what is proven.',
  },
  CHANGED_SINCE: {
    de: 'Das wurde inzwischen geändert. Bitte neu lesen.',
    en: 'This was changed since. Read it again.',
  },
  MOMENT_INVALID: {
    de: 'Bitte einen Tag angeben, zum Beispiel 2026-11-20, oder eine Uhrzeit mit Zeitzone.',
    en: 'Give a day, for example 2026-11-20, or a time with its zone.',
  },
  HISTORY_TOO_LONG: {
    de: 'Diese Batterie hat zu viele Einträge für diese Abfrage. Bitte die Historie seitenweise lesen.',
    en: 'This battery has too many entries for this question. Read its history page by page.',
  },
  NO_SUCH_LINK: { de: 'Einen Link dieser Art gibt es hier nicht.', en: 'There is no link of this type here.' },
  LOGIN_TAKEN: {
    de: 'Mit dieser E-Mail-Adresse kann sich schon jemand anmelden.',
    en: 'Somebody with this e-mail address can sign in already.',
  },
  FORMAT_NOT_OFFERED: {
    de: 'In diesem Format gibt es das hier nicht.',
    en: 'This is not offered in that format.',
  },
  ID_INVALID: {
    de: 'Diese Nummer ist keine von Kreispass: 14 Zeichen, das letzte prüft die anderen.',
    en: 'This id is not one of Kreispass: 14 characters, the last one checks the others.',
  },
  ID_TAKEN: {
    de: 'Diese Nummer ist schon vergeben.',
    en: 'This id is already taken.',
  },
  ORGANISATION_UNKNOWN: {
    de: 'Dieser Betrieb ist hier nicht eingetragen.',
    en: 'This firm is not registered here.',
  },
  GLN_TAKEN: {
    de: 'Ein Betrieb mit dieser GLN ist schon eingetragen.',
    en: 'A firm with this GLN is already registered.',
  },
  MEMBER_IS_YOU: {
    de: 'Den eigenen Zugang kann man sich nicht nehmen. Bitte eine andere Person mit Verwaltungsrecht fragen.',
    en: 'You cannot take your own access away. Please ask another admin.',
  },
  MEMBER_UNKNOWN: {
    de: 'Diese Person gehört nicht zu Ihrem Betrieb.',
    en: 'This person does not belong to your firm.',
  },
  DEVICE_UNKNOWN: {
    de: 'Dieses Gerät gehört nicht zu Ihrem Betrieb.',
    en: 'This device does not belong to your firm.',
  },
  DEVICE_REVOKED: {
    de: 'Dieses Gerät hat keinen Zugang mehr.',
    en: 'This device has already lost its access.',
  },

  // Codes
  CODE_EMPTY: { de: 'Der Code ist leer.', en: 'The code is empty.' },
  CODE_TOO_LONG: { de: 'Der Code ist zu lang.', en: 'The code is too long.' },
  CODE_CONTROL_CHARACTER: {
    de: 'Der Code enthält Steuerzeichen; der Scanner fügt etwas hinzu.',
    en: 'The code has control characters; the scanner adds something to it.',
  },
  CODE_DATA_IDENTIFIERS: {
    de: 'Dieser Data-Matrix-Code ist nicht von GS1. Bitte den QR-Code der Batterie scannen.',
    en: 'This Data Matrix is not of GS1. Please scan the QR code of the battery.',
  },
  CODE_UNKNOWN_FORM: {
    de: 'Das ist weder ein Link noch eine Kennung, FIN oder ein GS1-Code.',
    en: 'This is neither a link nor an id, VIN or GS1 code.',
  },
  CODE_URI: { de: 'Dieser Link ist beschädigt.', en: 'This link is damaged.' },
  UNKNOWN_CODE: { de: 'Dieser Code führt hier zu nichts.', en: 'This code leads to nothing here.' },
  SCANNER_LAYOUT: {
    de: 'Der Scanner steht auf einer anderen Tastaturbelegung als dieser Rechner. Bitte auf Deutsch umstellen.',
    en: 'The scanner uses another keyboard layout than this computer. Please set both to the same.',
  },
  GTIN_CHECK_DIGIT: { de: 'Die Prüfziffer der GTIN stimmt nicht.', en: 'The check digit of the GTIN is wrong.' },
  GS1_CHECK_DIGIT: {
    de: 'Eine Prüfziffer im GS1-Code stimmt nicht.',
    en: 'A check digit in the GS1 code is wrong.',
  },
  GS1_ATTRIBUTE: {
    de: 'Der Code hat eine Angabe an der falschen Stelle.',
    en: 'The code has a part in the wrong place.',
  },
  GS1_DUPLICATE: { de: 'Der Code nennt etwas doppelt.', en: 'The code says something twice.' },
  GS1_NO_KEY: {
    de: 'Dieser Strichcode sagt nicht, um welches Ding es geht. Bitte den anderen scannen.',
    en: 'This barcode does not say which thing is meant. Please scan the other one.',
  },
  GS1_QUALIFIER_ORDER: {
    de: 'Die Teile des GS1-Links stehen in falscher Reihenfolge.',
    en: 'The parts of the GS1 link are in the wrong order.',
  },
  GS1_SYNTAX: { de: 'Die Klammern im GS1-Code stimmen nicht.', en: 'The brackets of the GS1 code are wrong.' },
  GS1_UNKNOWN_AI: {
    de: 'Der Code enthält einen Datenbezeichner, den GS1 nicht kennt.',
    en: 'The code has an Application Identifier that GS1 has not given out.',
  },
  GS1_URI: { de: 'Das ist kein GS1 Digital Link.', en: 'This is no GS1 Digital Link.' },
  GS1_VALUE: { de: 'Eine Angabe im GS1-Code ist nicht möglich.', en: 'A value in the GS1 code is not possible.' },
  GS1_VALUE_CHARACTERS: {
    de: 'Eine Angabe im GS1-Code hat unzulässige Zeichen.',
    en: 'A value in the GS1 code has characters that are not allowed.',
  },
  GS1_VALUE_LENGTH: {
    de: 'Eine Angabe im GS1-Code ist zu lang oder zu kurz.',
    en: 'A value in the GS1 code is too long or too short.',
  },
  LABEL_OPTION: { de: 'So kann das Etikett nicht erzeugt werden.', en: 'The label cannot be made like this.' },
  LABEL_TOO_SMALL: {
    de: 'Auf ein so kleines Etikett passt das nicht lesbar.',
    en: 'A label this small has no room for this in a readable size.',
  },
  LABEL_NO_DATA_MATRIX: {
    de: 'Für diese Batterie gibt es keinen GS1-DataMatrix-Code, weil GTIN oder Seriennummer fehlen. Bitte den QR-Code nehmen.',
    en: 'There is no GS1 DataMatrix for this battery, as it has no GTIN or serial number. Take the QR code.',
  },
  ID_CHECK_CHARACTER: {
    de: 'Ein Zeichen der Kennung stimmt nicht. Bitte mit dem Etikett vergleichen.',
    en: 'One character of the id is wrong. Please compare it with the label.',
  },
  VIN_CHARACTERS: {
    de: 'Eine FIN enthält nur Ziffern und Buchstaben ohne I, O und Q.',
    en: 'A VIN has only digits and letters without I, O and Q.',
  },
  VIN_LENGTH: { de: 'Eine FIN hat 17 Zeichen.', en: 'A VIN has 17 characters.' },
  // Warnings about a VIN that is taken all the same
  VIN_CHECK_DIGIT: {
    de: 'Die Prüfziffer der FIN stimmt nicht. Bitte mit dem Fahrzeug vergleichen.',
    en: 'The check digit of the VIN does not match. Please compare it with the vehicle.',
  },
  VIN_LAST_FOUR: {
    de: 'Die letzten vier Stellen der FIN sind sonst Ziffern. Bitte vergleichen.',
    en: 'The last four characters of a VIN are usually digits. Please compare.',
  },
  VIN_LEGACY: {
    de: 'Kurze Fahrgestellnummer, wie bei Fahrzeugen vor 1981.',
    en: 'A short chassis number, as on vehicles from before 1981.',
  },

  // Passports and batteries
  PASSPORT_EXISTS: { de: 'Diese Batterie hat schon einen Pass.', en: 'This battery already has a passport.' },
  PASSPORT_CEASED: {
    de: 'Diese Batterie wurde recycelt; ihr Pass ist beendet.',
    en: 'This battery was recycled; its passport has ended.',
  },
  ALREADY_REMOVED: { de: 'Diese Batterie ist schon ausgebaut.', en: 'This battery has already been removed.' },
  WRONG_VEHICLE: {
    de: 'Diese Batterie gehört zu einem anderen Fahrzeug.',
    en: 'This battery belongs to another vehicle.',
  },
  ALREADY_WASTE: { de: 'Diese Batterie ist schon Abfall.', en: 'This battery is already waste.' },
  BATTERY_UNKNOWN: {
    de: 'Diese Batterie ist hier nicht bekannt.',
    en: 'This battery is not known here.',
  },
  NOT_PLACING_ON_MARKET: {
    de: 'Den Pass stellt aus, wer die Batterie in Verkehr bringt.',
    en: 'Only who places a battery on the market issues its passport.',
  },
  NOT_ONE_UNIT: {
    de: 'Die Kennung meint ein Modell oder eine Charge. Ein Pass gehört zu einer einzelnen Batterie.',
    en: 'The identifier names a model or batch. A passport is for a single battery.',
  },
  CONSUMED: {
    de: 'Von dieser Batterie ist nichts mehr übrig; sie steckt in anderen. Bitte mit diesen weiterarbeiten.',
    en: 'Nothing is left of this battery; it went into others. Please go on with those.',
  },
  OPERATION_NEEDS_WASTE: {
    de: 'Vorbereitet wird nur Abfall; diese Batterie ist keiner.',
    en: 'Only waste is prepared for re-use or repurposing; this battery is none.',
  },
  OPERATION_NEEDS_NO_WASTE: {
    de: 'Diese Batterie ist Abfall; sie wird zur Umnutzung vorbereitet, nicht umgenutzt.',
    en: 'This battery is waste; it is prepared for repurposing, not repurposed.',
  },
  EVIDENCE_MISSING: {
    de: 'Ein Nachweis fehlt; ohne ihn darf der Vorgang nicht so heißen.',
    en: 'Evidence is missing; without it the operation may not be called so.',
  },
  CAPACITY_TOO_LOW: {
    de: 'Eine wiederaufgearbeitete Batterie hat mindestens 90 % ihrer Nennkapazität.',
    en: 'A remanufactured battery has at least 90 % of its rated capacity.',
  },
  CELLS_DIFFER: {
    de: 'Die Zellen einer wiederaufgearbeiteten Batterie weichen im Gesundheitszustand höchstens 3 % voneinander ab.',
    en: 'The cells of a remanufactured battery differ by 3 % at most in their state of health.',
  },
  PURPOSE_CHANGED: {
    de: 'Dieser Vorgang behält den Zweck und damit die Kategorie; für einen anderen Zweck ist es eine Umnutzung.',
    en: 'This operation keeps the purpose and so the category; for another purpose it is repurposing.',
  },
  SHARE_MISSING: {
    de: 'Werden nur einzelne Module verwendet, bitte ihren Anteil an der Batterie angeben.',
    en: 'Where only some modules are used, please give their share of the battery.',
  },
  SHARE_USED: {
    de: 'So viel ist von dieser Batterie nicht mehr übrig; aus ihr sind schon andere entstanden.',
    en: 'So much is not left of this battery; others were already made from it.',
  },
  MODULE_USED: {
    de: 'Eines dieser Module steckt schon in einer anderen Batterie.',
    en: 'One of these modules already went into another battery.',
  },
  NOT_RECYCLER: {
    de: 'Den Pass einer Batterie beendet nur ein Recyclingbetrieb.',
    en: 'Only a recycler ends the record of a battery.',
  },
  NOT_WASTE: {
    de: 'Recycelt wird nur Abfall. Bitte die Batterie zuerst zu Abfall erklären.',
    en: 'Only waste is recycled. Please declare the battery waste first.',
  },
  WASTE_NOT_REPAIRED: {
    de: 'Eine Abfallbatterie wird nicht repariert, sondern zur Wiederverwendung vorbereitet und bekommt einen neuen Pass.',
    en: 'A waste battery is not repaired but prepared for re-use, which gives it a new passport.',
  },
  ALREADY_RESPONSIBLE: {
    de: 'Dieser Betrieb ist schon für den Pass verantwortlich.',
    en: 'This firm already answers for the passport.',
  },
  TRANSFER_ROLE: {
    de: 'Dieser Betrieb ist nicht als einer eingetragen, der für diesen Pass verantwortlich sein kann.',
    en: 'This firm is not registered as one that can answer for this passport.',
  },
  MANDATE_MISSING: {
    de: 'Dieser Betrieb hat Ihren nicht schriftlich bevollmächtigt – oder nicht mehr oder noch nicht.',
    en: 'This firm has not authorised yours in writing, or no longer, or not yet.',
  },
  MANDATE_TO_SELF: {
    de: 'Für die eigenen Pässe braucht Ihr Betrieb keine Vollmacht.',
    en: 'Your firm needs no mandate for its own passports.',
  },
  MANDATE_ENDS_FIRST: {
    de: 'Der letzte Tag liegt vor dem ersten.',
    en: 'The last day lies before the first.',
  },
  MANDATE_UNKNOWN: {
    de: 'Diese Vollmacht hat Ihr Betrieb nicht erteilt.',
    en: 'Your firm has given no such mandate.',
  },
  MANDATE_REVOKED: {
    de: 'Diese Vollmacht ist schon zurückgenommen.',
    en: 'This mandate was already taken back.',
  },
  DOCUMENT_TYPE: {
    de: 'Diese Datei ist weder PDF noch Bild (PNG, JPEG) noch reiner Text.',
    en: 'This file is neither a PDF nor a picture (PNG, JPEG) nor plain text.',
  },
  DOCUMENT_TOO_LARGE: {
    de: 'Dieses Dokument ist zu groß; 20 Megabyte sind erlaubt.',
    en: 'This document is too large; 20 megabytes are allowed.',
  },
  DOCUMENTS_FULL: {
    de: 'Ihr Betrieb hat schon sehr viele Dokumente abgelegt. Bitte zuerst welche löschen.',
    en: 'Your firm keeps very many documents already. Erase some first.',
  },
  DOCUMENT_IN_USE: {
    de: 'Ein Batteriepass nennt dieses Dokument, darum bleibt es erhalten.',
    en: 'A battery passport names this document, so it stays.',
  },
  INTEREST_ENDS_FIRST: {
    de: 'Der letzte Tag liegt vor dem ersten.',
    en: 'The last day lies before the first.',
  },
  INTEREST_NEEDS_BATTERIES: {
    de: 'Für diesen Zweck bitte angeben, um welche Batterien es geht.',
    en: 'For this purpose, say which batteries it is about.',
  },
  INTERESTS_TOO_MANY: {
    de: 'Ihr Betrieb hat schon sehr viele offene Interessen. Bitte zuerst welche beenden.',
    en: 'Your firm has very many open interests already. End some first.',
  },
  INTEREST_UNKNOWN: {
    de: 'Dieser Betrieb hat kein solches Interesse angegeben.',
    en: 'This firm has stated no such interest.',
  },
  INTEREST_OWN: {
    de: 'Ein eigenes Interesse bestätigt jemand anderes.',
    en: 'An interest of your own is confirmed by somebody else.',
  },
  INTEREST_ENDED: {
    de: 'Dieses Interesse ist schon beendet.',
    en: 'This interest has already ended.',
  },
  INTEREST_CONFIRMED: {
    de: 'Dieses Interesse ist schon bestätigt.',
    en: 'This interest was already confirmed.',
  },
  STATUS_NOT_ORIGINAL: {
    de: 'Ein neuer Pass beginnt mit dem Status „original“.',
    en: 'A new passport begins with the status original.',
  },
  STATUS_FOLLOWS_STEPS: {
    de: 'Der Status folgt aus erfassten Schritten und lässt sich nicht eintragen.',
    en: 'The status follows from recorded steps and cannot be written.',
  },
  CATEGORY_MASS: {
    de: 'Eine Batterie für leichte Verkehrsmittel wiegt höchstens 25 kg.',
    en: 'A battery for light means of transport weighs 25 kg at most.',
  },
  FIXED_FOR_GOOD: {
    de: 'Das lässt sich nach dem Ausstellen nicht mehr ändern.',
    en: 'This cannot be changed once the passport is issued.',
  },
  NOTHING_CHANGED: {
    de: 'Das steht schon so da.',
    en: 'This is what stands there already.',
  },
  NOT_RESPONSIBLE: {
    de: 'Ändern darf den Pass nur, wer für ihn verantwortlich ist.',
    en: 'Only who answers for this passport may change it.',
  },
  NOTHING_RECORDED: {
    de: 'Bitte mindestens einen Messwert oder eine Beobachtung angeben.',
    en: 'Please give at least one measurement or observation.',
  },
  NOTHING_NEW: {
    de: 'Das alles ist schon aufgezeichnet.',
    en: 'All of this is on record already.',
  },
  SOCE_NOT_OF_THIS_CATEGORY: {
    de: 'Zertifizierte Energie (SOCE) gibt es nur bei Batterien von Elektrofahrzeugen. Bitte SOH angeben.',
    en: 'Only batteries of electric vehicles have certified energy (SOCE). Please give SOH.',
  },
  HISTOGRAM_RANGES: {
    de: 'Die Bereiche der Verteilung passen nicht: Grenzen müssen steigen, und es ist ein Bereich mehr als Grenzen.',
    en: 'The ranges of the distribution do not fit: edges must rise, and there is one range more than edges.',
  },
  HISTOGRAM_TIME: {
    de: 'Der Zeitraum der Verteilung passt nicht zu ihren Minuten.',
    en: 'The time of the distribution does not fit its minutes.',
  },
  HISTOGRAM_OVERLAPS: {
    de: 'Ein Teil dieses Zeitraums ist schon gemeldet.',
    en: 'Part of this time has been reported already.',
  },
  CONDITION_MISSING: {
    de: 'Eine Prüfung sagt, ob die Batterie unversehrt, beschädigt oder kritisch ist.',
    en: 'An inspection says whether the battery is intact, damaged or critical.',
  },
  INSPECTION_REQUIRED: {
    de: 'Die Batterie gilt als beschädigt oder kritisch. Zurückstufen kann sie nur eine Prüfung.',
    en: 'The battery counts as damaged or critical. Only an inspection can set it back.',
  },
  INSPECTION_OVERTAKEN: {
    de: 'Nach dieser Prüfung wurde die Batterie als beschädigt oder kritisch gemeldet. Bitte neu prüfen oder die Uhr des Geräts stellen.',
    en: 'After this inspection the battery was reported damaged or critical. Please inspect it again, or set the clock of the device.',
  },
  RECIPIENT_ROLE: {
    de: 'Dieser Betrieb ist nicht als solcher Empfänger eingetragen.',
    en: 'This firm is not registered as that kind of recipient.',
  },
  NOT_IN_YOUR_HANDS: {
    de: 'Das hat ein anderer Betrieb in Händen.',
    en: 'Another firm has this in its hands.',
  },

  // Vehicles and components
  VEHICLE_ALREADY_RECEIVED: {
    de: 'Dieses Fahrzeug ist schon angenommen.',
    en: 'This vehicle has already been taken in.',
  },
  VEHICLE_UNKNOWN: {
    de: 'Dieses Fahrzeug ist hier nicht bekannt.',
    en: 'This vehicle is not known here.',
  },
  VEHICLE_IN_OTHER_HANDS: {
    de: 'Dieses Fahrzeug hat ein anderer Betrieb angenommen.',
    en: 'Another firm has taken this vehicle in.',
  },
  BATTERY_FIRST: {
    de: 'Zuerst kommt die Hochvoltbatterie heraus. Bitte ihren Ausbau erfassen.',
    en: 'The high-voltage battery comes out first. Please register its removal.',
  },

  // Handoffs
  IN_OTHER_HANDOFF: { de: 'Das ist schon in einer anderen Übergabe.', en: 'This is already in another handoff.' },
  MASS_DIFFERS: {
    de: 'Die Gewichte weichen stark voneinander ab. Bitte den Grund angeben.',
    en: 'The weights differ a lot. Please give the reason.',
  },
  HANDOFF_UNKNOWN: {
    de: 'Diese Übergabe ist hier nicht bekannt.',
    en: 'This handoff is not known here.',
  },
  ITEM_UNKNOWN: {
    de: 'Diese Batterie oder dieses Bauteil ist hier nicht bekannt.',
    en: 'This battery or component is not known here.',
  },
  ITEM_TWICE: {
    de: 'Das ist zweimal genannt.',
    en: 'This is named twice.',
  },
  NOT_REMOVED: {
    de: 'Die Batterie ist noch eingebaut. Bitte zuerst den Ausbau erfassen.',
    en: 'The battery is still built in. Please register its removal first.',
  },
  RECEIVER_IS_SENDER: {
    de: 'An den eigenen Betrieb lässt sich nichts übergeben.',
    en: 'Nothing can be handed over to your own firm.',
  },
  RECEIVER_ROLE: {
    de: 'Der Empfänger ist für diesen Zweck nicht eingetragen.',
    en: 'The receiver is not registered for this purpose.',
  },
  STAYS_WASTE: {
    de: 'Eine Altbatterie wird als Abfall übergeben.',
    en: 'A waste battery is handed over as waste.',
  },
  PURPOSE_NEEDS_WASTE: {
    de: 'Für diesen Zweck wird die Ware als Abfall übergeben.',
    en: 'For this purpose the goods are handed over as waste.',
  },
  PURPOSE_NEEDS_NO_WASTE: {
    de: 'Umnutzung ist für Batterien, die kein Abfall sind. Altbatterien werden zur Umnutzung vorbereitet.',
    en: 'Repurposing is for batteries that are not waste. Waste batteries are prepared for repurposing.',
  },
  WASTE_ROUTE: {
    de: 'Altbatterien aus Altfahrzeugen gehen an eine Organisation für Herstellerverantwortung oder einen ausgewählten Entsorger.',
    en: 'Waste batteries from vehicles go to a producer responsibility organisation or a selected waste operator.',
  },
  NOT_YOUR_HANDOFF: {
    de: 'Dieser Schritt ist Sache der anderen Seite.',
    en: 'This step is for the other party to take.',
  },
  HANDOFF_STATUS: {
    de: 'Dieser Schritt ist bei dieser Übergabe gerade nicht möglich.',
    en: 'This step is not possible for this handoff now.',
  },
  PACKING_REQUIRED: {
    de: 'Eine beschädigte, kritische oder ungeprüfte Batterie geht nur so verpackt hinaus, wie es vorgeschrieben ist.',
    en: 'A damaged, critical or unassessed battery leaves only when it is packed as advised.',
  },

  // Import of foreign passports
  FORMAT_UNKNOWN: { de: 'Dieses Format kennt Kreispass nicht.', en: 'Kreispass does not know this format.' },
  ASPECT_ALONE: {
    de: 'Diese Datei sagt nicht, um welche Batterie es geht.',
    en: 'This file does not say which battery it is about.',
  },
  NOT_A_BATTERY: {
    de: 'Dieser Pass gehört zu keiner Batterie einer bekannten Kategorie.',
    en: 'This passport is not about a battery of a category known here.',
  },
  CATEGORY_WITHOUT_PASSPORT: {
    de: 'Batterien dieser Kategorie brauchen keinen Batteriepass.',
    en: 'Batteries of this category need no battery passport.',
  },
  EXPORT_INCOMPLETE: {
    de: 'Das Format verlangt Angaben, die in diesem Pass fehlen.',
    en: 'The format asks for entries this passport does not have.',
  },
  EXPORT_FORMAT: { de: 'In dieses Format schreibt Kreispass nicht.', en: 'Kreispass does not write this format.' },
  GRANULARITY_MODEL: {
    de: 'Das ist der Pass eines Modells, nicht einer einzelnen Batterie.',
    en: 'This is the passport of a model, not of a single battery.',
  },
  GRANULARITY_BATCH: {
    de: 'Das ist der Pass einer Charge, nicht einer einzelnen Batterie.',
    en: 'This is the passport of a batch, not of a single battery.',
  },
  SEVERAL_BATTERIES: {
    de: 'Dieses Dokument beschreibt mehrere Batterien; jede braucht ein Dokument für sich.',
    en: 'This document describes several batteries; each needs a document of its own.',
  },

  // What the clients say by themselves
  UNREACHABLE: {
    de: 'Der Dienst ist nicht erreichbar. Netz prüfen und noch einmal versuchen.',
    en: 'The service cannot be reached. Check the network and try again.',
  },
  DEVICE_FULL: {
    de: 'Dieses Gerät hat keinen Platz mehr. Nichts wurde aufgehoben. Platz schaffen, dann noch einmal speichern.',
    en: 'This device has no space left. Nothing was kept. Free some space, then save again.',
  },
  DEVICE_STORAGE: {
    de: 'Dieses Gerät konnte den Eintrag nicht aufheben. Nichts wurde gespeichert. Bitte notieren und neu laden.',
    en: 'This device could not keep the record. Nothing was saved. Please write it down and reload.',
  },
  SERVICE_FAULT: {
    de: 'Der Dienst ist an diesem Eintrag mehrmals gescheitert. Bitte dem Betreiber melden, dann noch einmal senden.',
    en: 'The service broke down over this record several times. Tell whoever runs it, then send it again.',
  },
  CODE_OF_SOMETHING_ELSE: {
    de: 'Der aufgehobene Code gehört zu etwas anderem.',
    en: 'The code that was kept belongs to something else.',
  },
  INSECURE_CONTEXT: {
    de: 'Anmelden geht nur über eine sichere Adresse (https oder localhost).',
    en: 'Enrolling needs a secure address (https or localhost).',
  },
  CAMERA_INSECURE: {
    de: 'Die Kamera geht nur über eine sichere Adresse (https oder localhost).',
    en: 'The camera needs a secure address (https or localhost).',
  },
  CAMERA_DENIED: {
    de: 'Die Kamera ist hier nicht erlaubt. Im Browser erlauben oder den Code eintippen.',
    en: 'The camera is not allowed here. Allow it in the browser, or type the code.',
  },
  CAMERA_MISSING: {
    de: 'Keine Kamera gefunden. Handscanner benutzen oder den Code eintippen.',
    en: 'No camera was found. Use a hand scanner or type the code.',
  },
  CAMERA_BUSY: {
    de: 'Ein anderes Programm benutzt die Kamera. Bitte schließen und noch einmal versuchen.',
    en: 'Another program is using the camera. Close it and try again.',
  },
  CAMERA_LOST: {
    de: 'Die Kamera wurde abgezogen oder ausgeschaltet.',
    en: 'The camera was unplugged or switched off.',
  },
  PROOF_FORMAT: {
    de: 'Das ist keine lesbare Nachweisdatei.',
    en: 'This is not a readable proof file.',
  },
  PROOF_ENTRY: {
    de: 'Der Eintrag wurde verändert: Er ist nicht der, der aufgezeichnet wurde.',
    en: 'The entry was changed: it is not the one that was recorded.',
  },
  PROOF_PATH: {
    de: 'Der Nachweis führt nicht vom Eintrag zum Stand des Verzeichnisses.',
    en: 'The proof does not lead from the entry to the state of the ledger.',
  },
  PROOF_CHECKPOINT: {
    de: 'Der unterschriebene Stand gehört zu einem anderen Verzeichnis.',
    en: 'The signed checkpoint belongs to another tree.',
  },
  PROOF_SIGNATURE: {
    de: 'Der Stand ist nicht mit diesem Schlüssel unterschrieben.',
    en: 'The checkpoint was not signed with this key.',
  },
  PROOF_KEY: {
    de: 'Das ist kein Schlüssel, mit dem sich ein Stand prüfen lässt.',
    en: 'This is not a key a checkpoint can be checked with.',
  },
  PROOF_OTHER_ENTRY: {
    de: 'Der Nachweis gehört zu einem anderen Eintrag als dem gezeigten.',
    en: 'The proof belongs to another entry than the one shown.',
  },
  COMMAND_ID_REUSED: {
    de: 'Unter dieser Vorgangsnummer ist schon etwas anderes erfasst. Bitte neu senden.',
    en: 'Something else is recorded under this command number. Please send it anew.',
  },
  MEMBER_GONE: {
    de: 'Der Zugang aus dieser Einladung wurde entzogen. Laden Sie die Person neu ein.',
    en: 'The access this invitation gave was taken away. Invite the person anew.',
  },
  INVITATION_USED: {
    de: 'Diese Person hat die Einladung schon angenommen.',
    en: 'This person has accepted the invitation already.',
  },

  // Corrections
  ENTRY_UNKNOWN: {
    de: 'Ihr Betrieb hat keinen solchen Schritt aufgezeichnet.',
    en: 'Your firm has no such step on record.',
  },
  NOT_CORRECTABLE: {
    de: 'Dieser Schritt wird nicht berichtigt, weil andere sich auf ihn verlassen.',
    en: 'This step is not corrected, because others rely on it.',
  },
  ALREADY_CORRECTED: {
    de: 'Das hat schon jemand berichtigt. Bitte ansehen, was jetzt dort steht.',
    en: 'Somebody has put this right already. Look at what stands there now.',
  },
  NOT_CORRECTED: {
    de: 'Es gibt keine Berichtigung, die sich zurücknehmen ließe.',
    en: 'There is no correction to take back.',
  },
  FIELD_FIXED: {
    de: 'Diese Angabe lässt sich nicht ändern. Den Schritt streichen und neu aufzeichnen.',
    en: 'This can not be changed. Strike the step out and record it once more.',
  },
  STEP_STAYS: {
    de: 'Dieser Schritt lässt sich nicht verschieben. Streichen und am richtigen Ort neu aufzeichnen.',
    en: 'This step can not be moved. Strike it out and record it where it belongs.',
  },
  CORRECTION_CONTRADICTS: {
    de: 'Ein späterer Schritt baut darauf auf. Bitte zuerst diesen berichtigen.',
    en: 'A later step rests on this. Put that one right first.',
  },
  NEEDS_AGREEMENT: {
    de: 'Auch ein anderer Betrieb hat das unterschrieben oder darauf aufgebaut. Bitte die Berichtigung vorschlagen.',
    en: 'Another firm has signed this too or built on it. Propose the correction.',
  },
  NO_AGREEMENT_NEEDED: {
    de: 'Das geht nur Ihren Betrieb an und lässt sich ohne Nachfrage berichtigen.',
    en: 'This concerns your firm alone and can be corrected without asking.',
  },
  CORRECTION_UNKNOWN: { de: 'Diesen Vorschlag gibt es nicht.', en: 'There is no such proposal.' },
  CORRECTION_ANSWERED: { de: 'Dieser Vorschlag ist schon beantwortet.', en: 'This proposal has been answered.' },
  NOT_ASKED: { de: 'Gerade ist ein anderer Betrieb gefragt.', en: 'Another firm is asked now.' },
  STRUCK_OUT: {
    de: 'Dieser Eintrag wurde als Irrtum gestrichen. Bitte neu beginnen.',
    en: 'This record was struck out as a mistake. Please begin a new one.',
  },

  // What a condition allows, and what has to be shown (safety/)
  NOT_FOR_THIS_CONDITION: {
    de: 'In diesem Zustand darf sie dafür nicht weitergegeben werden.',
    en: 'In this condition it may not be handed on for this purpose.',
  },
  INSPECTION_FIRST: {
    de: 'Bevor sie wieder verwendet oder dafür hergerichtet wird, muss sie geprüft werden.',
    en: 'Before it is used again or prepared for that, it needs an inspection.',
  },
  QUARANTINE_ONLY: {
    de: 'Eine kritische Batterie wird nicht gelagert, sondern in Quarantäne beobachtet.',
    en: 'A critical battery is not stored but kept in quarantine, under observation.',
  },
  CONDITION_WITHHELD: {
    de: 'Der Zustand ist für Sie nicht sichtbar; die Batterie kann kritisch sein. Fragen Sie, wer sie in Händen hat.',
    en: 'Its condition is not for you to see, so it may be critical. Ask whoever has it in hands.',
  },
  CRITICAL_PACKING_MISSING: {
    de: 'Eine kritische Batterie fährt nur in P911 oder LP906 oder so, wie die Behörde es genehmigt hat.',
    en: 'A critical battery leaves only in P911 or LP906, or as the competent authority has authorised.',
  },
  APPROVAL_MISSING: {
    de: 'Eine kritische Batterie fährt nur mit Genehmigung der Behörde (in Deutschland der BAM). Bitte die Nummer angeben.',
    en: 'A critical battery leaves only with the approval of the competent authority. Please give its number.',
  },
  SIGNS_OF_DAMAGE: {
    de: 'Mit Anzeichen eines Schadens ist eine Batterie nicht unversehrt.',
    en: 'With signs of damage a battery is not unharmed.',
  },
  ISOLATION_FAULT: {
    de: 'Mit einem Isolationsfehler ist eine Batterie nicht unversehrt.',
    en: 'With an isolation fault a battery is not unharmed.',
  },
  ISOLATION_NOT_MEASURED: {
    de: 'Unversehrt ist eine Hochvoltbatterie erst, wenn ihre Isolation gemessen und in Ordnung ist.',
    en: 'A high-voltage battery is unharmed only when its isolation was measured and is good.',
  },
  VEHICLE_DAMAGE_NOT_CONSIDERED: {
    de: 'Das Fahrzeug hatte einen Unfall, hat gebrannt oder stand im Wasser. Bitte sagen, ob die Batterie davon etwas abbekommen hat.',
    en: 'The vehicle crashed, burnt or stood in water. Please say whether the battery was affected.',
  },
  MASS_UNLIKELY: {
    de: 'Dieses Gewicht passt nicht zu dem, was bekannt ist. Bitte prüfen oder bestätigen.',
    en: 'This weight does not fit what is known. Please check or confirm it.',
  },

  // Files and tables of passports
  NOT_JSON: { de: 'Das ist kein JSON.', en: 'This is not JSON.' },
  MEMBER_TWICE: { de: 'Eine Angabe kommt doppelt vor.', en: 'Something is named twice.' },
  NUMBER_NOT_KEPT: {
    de: 'Eine Zahl hat mehr Stellen, als sich aufbewahren lassen.',
    en: 'A number has more digits than can be kept.',
  },
  FILE_UNREADABLE: { de: 'Diese Datei lässt sich nicht lesen.', en: 'This file cannot be read.' },
  FILE_TOO_LARGE: {
    de: 'Diese Datei ist zu groß, um am Stück gelesen zu werden.',
    en: 'This file is too large to be read in one piece.',
  },
  FILE_ENCODING: { de: 'Diese Datei ist nicht in UTF-8.', en: 'This file is not in UTF-8.' },
  FILE_KIND: { de: 'Dateien dieser Art werden nicht gelesen.', en: 'Files of this kind are not read.' },
  ARCHIVE_REFUSED: { de: 'Dieses Archiv wird nicht geöffnet.', en: 'This archive is not opened.' },
  TABLE_REFUSED: { de: 'Diese Tabelle lässt sich nicht lesen.', en: 'This table cannot be read.' },
  CELL_UNCLEAR: { de: 'Eine Zelle lässt sich nicht eindeutig lesen.', en: 'A cell cannot be read with certainty.' },
  CELL_WITHOUT_COLUMN: {
    de: 'Etwas steht in einer Spalte ohne Namen.',
    en: 'Something stands in a column without a name.',
  },
  COLUMN_UNKNOWN: { de: 'Eine Spalte hat einen unbekannten Namen.', en: 'A column has an unknown name.' },
  COLUMN_TWICE: { de: 'Zwei Spalten heißen gleich.', en: 'Two columns have the same name.' },
  NOT_YOUR_PASSPORT: {
    de: 'Dieser Pass nennt einen anderen Betrieb als Verantwortlichen.',
    en: 'This passport names another firm as responsible.',
  },
};

/** The text for a code in a language; nothing when the code has no line, then the refusal's own message serves. */
export function refusalText(code: string, language: 'de' | 'en'): string | undefined {
  return Object.hasOwn(texts, code) ? texts[code]?.[language] : undefined;
}

/** Every code that has texts. */
export const refusalCodes: readonly string[] = Object.keys(texts);

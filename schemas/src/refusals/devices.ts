import { refusalTexts, told } from './told.ts';

/** What the clients say by themselves: the network, the device, its camera. */
export const deviceRefusals = refusalTexts({
  /** No answer, so nobody knows whether the request arrived. */
  UNREACHABLE: {
    de: 'Der Dienst ist nicht erreichbar. Netz prüfen und noch einmal versuchen.',
    en: 'The service cannot be reached. Check the network and try again.',
  },
  /** There is no room to keep a command. */
  DEVICE_FULL: {
    de: 'Dieses Gerät hat keinen Platz mehr. Nichts wurde aufgehoben. Platz schaffen, dann noch einmal speichern.',
    en: 'This device has no space left. Nothing was kept. Free some space, then save again.',
  },
  /** A command could not be kept for another reason. */
  DEVICE_STORAGE: {
    de: 'Dieses Gerät konnte den Eintrag nicht aufheben. Nichts wurde gespeichert. Bitte notieren und neu laden.',
    en: 'This device could not keep the record. Nothing was saved. Write it down and reload.',
  },
  /** The service broke down several times over one command, which is parked. */
  SERVICE_FAULT: {
    de: 'Der Dienst ist an diesem Eintrag mehrmals gescheitert. Bitte dem Betreiber melden, dann noch einmal senden.',
    en: 'The service broke down over this record several times. Tell whoever runs it, then send it again.',
  },
  /** A code kept without a network leads to another kind of thing than the step is about. */
  CODE_OF_SOMETHING_ELSE: told<{ code: string }>({
    de: ({ code }) => `Der aufgehobene Code ${code} gehört zu etwas anderem.`,
    en: ({ code }) => `The code ${code}, which was kept, belongs to something else.`,
  }),
  /** A device is enrolled over an address at which browsers keep no keys. */
  INSECURE_CONTEXT: {
    de: 'Anmelden geht nur über eine sichere Adresse (https oder localhost).',
    en: 'Enrolling needs a secure address (https or localhost).',
  },
  /** The camera is asked for over an address at which browsers give none. */
  CAMERA_INSECURE: {
    de: 'Die Kamera geht nur über eine sichere Adresse (https oder localhost).',
    en: 'The camera works only at a secure address (https or localhost).',
  },
  /** The camera was not allowed. */
  CAMERA_DENIED: {
    de: 'Die Kamera ist hier nicht erlaubt. Im Browser erlauben oder den Code eintippen.',
    en: 'The camera is not allowed here. Allow it in the browser, or type the code.',
  },
  /** There is no camera. */
  CAMERA_MISSING: {
    de: 'Keine Kamera gefunden. Handscanner benutzen oder den Code eintippen.',
    en: 'No camera was found. Use a hand scanner or type the code.',
  },
  /** Another program has the camera. */
  CAMERA_BUSY: {
    de: 'Ein anderes Programm benutzt die Kamera. Bitte schließen und noch einmal versuchen.',
    en: 'Another program is using the camera. Close it and try again.',
  },
  /** The camera went away while it was used. */
  CAMERA_LOST: {
    de: 'Die Kamera wurde abgezogen oder ausgeschaltet.',
    en: 'The camera was unplugged or switched off.',
  },
});

import { inCases, refusalTexts, told } from './told.ts';

/** Interfaces over HTTP other than GraphQL: EN 18222 (`/v1`), the resolver, exports, the registry of (EU) 2026/1778. */
export const interfaceRefusals = refusalTexts({
  /** The envelope of a document names another unit or passport than what is in it. */
  ENVELOPE_CONTRADICTS: {
    de: 'Kopf und Inhalt des Dokuments nennen verschiedene Kennungen.',
    en: 'The envelope and the elements name different things.',
  },
  /** A path that does not lead to one element, or none that can be changed. */
  ELEMENT_PATH: inCases,
  /** The element is there, and not for this reader. */
  WITHHELD: told<{ element: string; access: string }>({
    de: ({ element, access }) => `${element} gibt es, die Angabe ist aber bestimmten Stellen vorbehalten (${access}).`,
    en: ({ element, access }) => `${element} is there, but only for others to see (${access}).`,
  }),
  /** Nothing is offered in what the request accepts. */
  FORMAT_NOT_OFFERED: told<{ formats: string }>({
    de: ({ formats }) => `In diesem Format gibt es das hier nicht. Diese Adresse antwortet in ${formats}.`,
    en: ({ formats }) => `This is not offered in that format. This address answers in ${formats}.`,
  }),
  /** A link type of the GS1 vocabulary that this thing has no link of. */
  NO_SUCH_LINK: {
    de: 'Einen Link dieser Art gibt es hier nicht; linkType=linkset nennt alle, die es gibt.',
    en: 'There is no link of this type; linkType=linkset gives all there are.',
  },
  /** This installation is set to no registry. */
  NO_REGISTRY: {
    de: 'Es wurde nichts eingetragen: Diese Installation ist mit keinem Passregister verbunden. GET /v1/dpps/{dppId}/registryEntry nennt, was dorthin gehört; recordRegistration (GraphQL) hält die Nummer fest. REGISTRY_URL stellt eines ein.',
    en: 'This installation is connected to no registry, so nothing was registered. GET /v1/dpps/{dppId}/registryEntry gives what has to be sent there; recordRegistration (GraphQL) keeps the number it gives. REGISTRY_URL sets one.',
  },
  /** The number of the registry is kept. */
  ALREADY_REGISTERED: told<{ registrationId: string }>({
    de: ({ registrationId }) => `Der Registereintrag ${registrationId} ist schon festgehalten.`,
    en: ({ registrationId }) => `The registration ${registrationId} is recorded already.`,
  }),
  /** What is to be registered is not what the passport says. */
  ENTRY_CONTRADICTS: {
    de: 'Der Registereintrag sagt etwas anderes als der Pass, oder mehr. Bitte nur die Kennung angeben oder den Pass berichtigen.',
    en: 'The entry says something else than the passport, or more. Give its identifier alone, or correct the passport.',
  },
  /** The registry has said no. */
  REGISTRY_REFUSED: told<{ said: string }>({
    de: ({ said }) =>
      `Das Passregister hat den Eintrag abgelehnt; der Pass steht dort nicht. Es antwortete: ${endingInStop(said)}`,
    en: ({ said }) => `The registry has refused the entry; it is not registered. It said: ${endingInStop(said)}`,
  }),
  /** The registry has given neither a number nor a no. */
  REGISTRY_UNCLEAR: told<{ said: string }>({
    de: ({ said }) =>
      `Das Passregister hat keine Nummer vergeben. Ob der Pass dort steht, weiß niemand; bitte später noch einmal. Es antwortete: ${endingInStop(said)}`,
    en: ({ said }) =>
      `The registry gave no registration number, so nobody knows whether the passport stands there. Try again later. It said: ${endingInStop(said)}`,
  }),
  /** The registry has given a number, which could not be recorded. */
  REGISTRATION_NOT_KEPT: inCases,
});

function endingInStop(said: string): string {
  return /[.!?…]$/.test(said) ? said : `${said}.`;
}

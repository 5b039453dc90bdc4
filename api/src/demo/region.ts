import type { OrganisationRole } from '../access/viewer.ts';
import { demoId } from './demo-id.ts';

export interface DemoFirm {
  id: string;
  /** First part of the sign-in, e.g. `werkstatt-plagwitz` for `werkstatt-plagwitz@demo.kreispass`. */
  login: string;
  name: string;
  /** What it is for, in German and English, for the table of sign-ins. */
  part: { de: string; en: string };
  roles: OrganisationRole[];
  address: { street: string; postalCode: string; city: string; country: string };
  wasteRegisterNumber?: string;
  /** The person who signs in; as invented as the firm. */
  person: string;
}

/**
 * Firms around Leipzig that do not exist: places are real, names, streets and numbers are made up. Together they have
 * every role a battery meets on its way.
 */
export const region = {
  manufacturer: firm({
    login: 'batteriewerk-nord',
    name: 'Batteriewerk Leipzig-Nord (Demo)',
    part: { de: 'Hersteller der Batterien', en: 'battery manufacturer' },
    roles: ['manufacturer'],
    address: at('Musterstraße 1', '04349', 'Leipzig'),
    person: 'Henrike Beispiel',
  }),
  workshopPlagwitz: firm({
    login: 'werkstatt-plagwitz',
    name: 'Kfz-Werkstatt Plagwitz (Demo)',
    part: { de: 'Werkstatt', en: 'car workshop' },
    roles: ['workshop'],
    address: at('Beispielgasse 12', '04229', 'Leipzig'),
    person: 'Jens Muster',
  }),
  workshopSchkeuditz: firm({
    login: 'werkstatt-schkeuditz',
    name: 'Autohaus und Werkstatt Schkeuditz (Demo)',
    part: { de: 'Werkstatt', en: 'car workshop' },
    roles: ['workshop'],
    address: at('Musterallee 7', '04435', 'Schkeuditz'),
    person: 'Thuy Beispiel',
  }),
  dismantler: firm({
    login: 'demontage-boehlen',
    name: 'Altfahrzeug-Demontage Böhlen (Demo)',
    part: { de: 'Demontagebetrieb mit Terminal', en: 'dismantling centre with kiosk' },
    roles: ['dismantler'],
    address: at('Am Musterwerk 3', '04564', 'Böhlen'),
    wasteRegisterNumber: 'N000000001',
    person: 'Ronny Muster',
  }),
  secondLife: firm({
    login: 'zweitleben-markkleeberg',
    name: 'Speicherwerk Markkleeberg (Demo)',
    part: { de: 'Zweitleben-Betrieb', en: 'second-life operator' },
    roles: ['secondLifeOperator'],
    address: at('Musterring 21', '04416', 'Markkleeberg'),
    wasteRegisterNumber: 'N000000002',
    person: 'Aylin Beispiel',
  }),
  recycler: firm({
    login: 'recycling-espenhain',
    name: 'Batterierecycling Espenhain (Demo)',
    part: { de: 'Recyclingbetrieb', en: 'recycler' },
    // Also chosen as a waste operator under 2023/1542 Art. 57(8), so that a battery can be declared waste towards it.
    roles: ['recycler', 'selectedWasteOperator'],
    address: at('Beispielstraße 40', '04579', 'Espenhain'),
    wasteRegisterNumber: 'N000000003',
    person: 'Gregor Muster',
  }),
  takeBack: firm({
    login: 'ruecknahme-mitteldeutschland',
    name: 'Rücknahmesystem Mitteldeutschland (Demo)',
    part: { de: 'Organisation für Herstellerverantwortung', en: 'producer responsibility organisation' },
    roles: ['producerResponsibilityOrganisation'],
    address: at('Musterplatz 5', '04109', 'Leipzig'),
    person: 'Karla Beispiel',
  }),
  authority: firm({
    login: 'marktueberwachung',
    name: 'Marktüberwachung Musterbezirk (Demo)',
    part: { de: 'Behörde (Marktüberwachung)', en: 'market surveillance authority' },
    roles: ['marketSurveillance'],
    address: at('Beispielufer 9', '04105', 'Leipzig'),
    person: 'Dr. Ute Muster',
  }),
} satisfies Record<string, DemoFirm>;

function firm(facts: Omit<DemoFirm, 'id'>): DemoFirm {
  return { id: demoId(`organisation ${facts.login}`), ...facts };
}

function at(street: string, postalCode: string, city: string) {
  return { street, postalCode, city, country: 'DE' };
}

/** What stands on labels besides the facts. */
export const labelWords = {
  de: {
    battery: 'Batteriepass',
    component: 'Bauteil',
    serial: 'Serien-Nr.',
    part: 'Teile-Nr.',
    collect: ['Getrennt sammeln –', 'nicht in den Hausmüll'],
  },
  en: {
    battery: 'Battery passport',
    component: 'Component',
    serial: 'Serial no.',
    part: 'Part no.',
    collect: ['Collect separately –', 'not with household waste'],
  },
};

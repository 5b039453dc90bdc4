import type { Translation } from '#web-kit/texts/language.ts';
import type { deLife } from './de-life.ts';

/** The same in English. */
export const enLife: Translation<typeof deLife> = {
  repair: {
    title: 'Record a repair',
    open: 'Record repair',
    done: 'Repair recorded',
    submit: 'Record the repair',
    lead: 'A repair changes neither status nor passport. It is part of the history from then on.',
    description: 'What was done?',
    descriptionHint: 'for example: module 7 replaced, seal renewed',
    descriptionMissing: 'Please say in words what was done.',
    parts: 'Replaced parts',
    partsHint: 'One part per line, with its part number if it has one',
    report: 'Report',
    reportHint: 'Number or address',
    tooMany: (most, long) => `No more than ${most} lines of ${long} characters each, please.`,
    log: 'Repairs',
  },
  recycling: {
    title: 'Record recycling',
    open: 'Record recycling',
    done: 'Recycling recorded',
    submit: 'Record recycling …',
    consequences: [
      'This cannot be undone.',
      'The battery passport ends with it. Its history stays and can still be verified.',
    ],
    livesOn: (count) =>
      count === 1
        ? 'Another battery was already made from this one. The passport ends only once that is recycled as well.'
        : `${count} other batteries were already made from this one. The passport ends only once they are recycled as well.`,
    mass: 'Weight going into the process',
    massHint: 'As weighed. Leave empty if nobody weighed it.',
    massInvalid: 'Please give a weight above 0 and up to 100 000 kg.',
    process: 'Process or run',
    processHint: 'Name or number, for example shredder 2, run 2026-118',
    sure: (name) => `Record ${name} as recycled and end its passport?`,
    yes: 'Yes, recycled',
  },
  responsibility: {
    title: 'Pass responsibility on',
    open: 'Pass responsibility on',
    done: 'Transfer recorded',
    submit: 'Pass responsibility on …',
    lead: 'Your firm answers for this passport. After the transfer the other firm keeps it up to date.',
    leadWaste:
      'The battery is waste. Only a producer, a producer responsibility organisation or a selected waste operator can answer for it.',
    to: 'Who answers for it from now on?',
    none: 'No firm is registered here that can answer for it.',
    agreement: 'Agreement in writing',
    agreementHint: 'Number or address, for example contract of sale KV-2026-77',
    agreementMissing: 'Please name the agreement in writing.',
    toMissing: 'Choose a firm.',
    reason: 'Why?',
    sure: (name) => `Give up responsibility for the passport of ${name}? Only the other firm can pass it back.`,
    yes: 'Yes, pass it on',
  },
  family: {
    title: 'Where it comes from, what became of it',
    madeFrom: 'Made from',
    madeInto: 'Made into',
    share: (percent) => `${percent} of it`,
    whole: 'the whole',
    modules: (names) => `modules ${names}`,
    left: (percent) => `Not used yet: ${percent}`,
    nothingLeft: 'Nothing is left of this battery. Go on with those that were made from it.',
    ended: 'Passport ended',
  },
};

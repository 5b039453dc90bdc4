import { refusal } from '#schemas/refusal.ts';
import { handlers } from '../access/permissions.ts';
import type { Context } from '../asking/context.ts';
import { today } from '../asking/moments.ts';
import { decided, type Subject } from '../asking/subject.ts';
import { hasInterest } from '../asking/visibility.ts';
import {
  declareWaste,
  issuePassport,
  issueSecondLifePassport,
  passportAsksFor,
  recordCondition,
  recordInspection,
  recordRecycling,
  recordRegistration,
  recordRepair,
  registerRemoval,
  revisePassport,
  transferResponsibility,
} from './commands.ts';
import { batteryCorrecting } from './correcting.ts';
import { whyNoRemoval, whyNoWaste } from './decide/in-hands.ts';
import { whyNoRecycling, whyNoRepair, whyNoTransfer } from './decide/later.ts';
import { whyNoRegistration } from './decide/registration.ts';
import { whyNoRevision } from './decide/revise.ts';
import { whyNotUsed } from './decide/second-life.ts';
import { isMandatedToRevise } from './mandated.ts';
import { readsResolvers } from './reads/reads.ts';
import { readsTypeDefs } from './reads/schema.ts';
import { resolvers } from './resolvers.ts';
import { typeDefs } from './schema.ts';
import { batteryReading } from './shown/reading.ts';
import { type Battery, keptBattery } from './state/battery.ts';
import { isInsider } from './state/insider.ts';
import { batteryItem } from './state/item.ts';
import { whyNoCondition } from './state/may-report.ts';
import { onBattery } from './state/next-step.ts';

/** Batteries and their passports. */
export const batterySubject = {
  ...keptBattery,
  typeDefs: [typeDefs, readsTypeDefs],
  resolvers: [resolvers, readsResolvers],
  readingOf: batteryReading,
  byId: async (context: Context, id: string) => (await context.load<Battery>('battery', id)) ?? null,
  inHandsOf: ({ custodian, receiver }) => [custodian, receiver],
  item: batteryItem,
  // What may be answered before it is asked whether the firm has the battery at all, and the answer to that.
  secrets: {
    codes: new Set([
      'CONSUMED',
      'NOT_REMOVED',
      'ALREADY_REMOVED',
      'ALREADY_WASTE',
      'VEHICLE_IN_OTHER_HANDS',
      'NOT_IN_YOUR_HANDS',
    ]),
    mayKnow: async (context, battery) => hasInterest(context.viewer, battery) || isInsider(context, battery),
    instead: refusal('NOT_IN_YOUR_HANDS'),
  },
  correcting: batteryCorrecting,
  commands: {
    // 2023/1542 Art. 77(4) and (7): who places it on the market issues and keeps the passport.
    issuePassport: {
      may: ['manufacturer', 'secondLifeOperator'],
      next: null,
      answers: 'battery',
      prepare(context, input, viewer) {
        const made = { id: input.id ?? context.newId(), day: today(context) };
        return {
          decide: (reader) => issuePassport(reader, input, viewer, made),
          asksFor: () => passportAsksFor(input, made.id),
        };
      },
    },
    registerRemoval: {
      may: handlers,
      next: onBattery(whyNoRemoval),
      answers: 'battery',
      prepare: decided(registerRemoval),
    },
    recordCondition: {
      may: handlers,
      next: onBattery(whyNoCondition),
      answers: 'battery',
      prepare: decided(recordCondition),
    },
    recordInspection: {
      may: handlers,
      next: onBattery(whyNoCondition),
      answers: 'battery',
      prepare: decided(recordInspection),
    },
    // 2023/1542 Art. 77(7) subpara 2: anyone who holds a battery may find that it has become waste.
    declareWaste: { may: handlers, next: onBattery(whyNoWaste), answers: 'battery', prepare: decided(declareWaste) },
    // 2023/1542 Art. 77(7) subpara 1: who places a battery on the market again.
    issueSecondLifePassport: {
      may: ['manufacturer', 'secondLifeOperator'],
      next: onBattery(({ battery }, viewer) => whyNotUsed(battery, viewer)),
      answers: 'battery',
      prepare(context, input, viewer) {
        const id = input.id ?? context.newId();
        return { decide: (reader) => issueSecondLifePassport(reader, input, viewer, id) };
      },
    },
    recordRepair: { may: handlers, next: onBattery(whyNoRepair), answers: 'battery', prepare: decided(recordRepair) },
    // 2023/1542 Art. 77(8): the record ends with recycling.
    recordRecycling: {
      may: ['recycler'],
      next: onBattery(({ battery }, viewer) => whyNoRecycling(battery, viewer)),
      answers: 'battery',
      prepare: decided(recordRecycling),
    },
    // 2023/1542 Art. 77(10): whoever has brought it into the registry.
    recordRegistration: {
      may: handlers,
      next: onBattery(({ battery }, viewer) => whyNoRegistration(battery, viewer)),
      answers: 'battery',
      prepare(context, input, viewer) {
        const day = today(context);
        return { decide: (reader) => recordRegistration(reader, input, viewer, day) };
      },
    },
    revisePassport: {
      may: handlers,
      next: onBattery(async ({ battery }, viewer, context) =>
        whyNoRevision(battery, viewer, await isMandatedToRevise(context, battery)),
      ),
      answers: 'battery',
      prepare(context, input, viewer) {
        const day = today(context);
        return { decide: (reader) => revisePassport(reader, input, viewer, day) };
      },
    },
    transferResponsibility: {
      may: handlers,
      next: onBattery(({ battery }, viewer) => whyNoTransfer(battery, viewer)),
      answers: 'battery',
      prepare: decided(transferResponsibility),
    },
  },
} satisfies Subject<'battery', Battery>;

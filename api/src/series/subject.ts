import { handlers } from '../access/permissions.ts';
import { today } from '../asking/moments.ts';
import { readingAs } from '../asking/reading.ts';
import type { Subject } from '../asking/subject.ts';
import { isAuthority } from '../asking/visibility.ts';
import { batteryReading } from '../passports/shown/reading.ts';
import type { Battery } from '../passports/state/battery.ts';
import { whyNoCondition } from '../passports/state/may-report.ts';
import { onBattery } from '../passports/state/next-step.ts';
import { recordMeasurements } from './commands.ts';
import { resolvers } from './resolvers.ts';
import { typeDefs } from './schema.ts';
import { keptSeries, type Series } from './state/series.ts';

/** What batteries sent home over their lives, point by point. */
export const seriesSubject = {
  ...keptSeries,
  typeDefs: [typeDefs],
  resolvers: [resolvers],
  // What a battery sent home is read like the battery itself.
  async readingOf(context, { id }) {
    const battery = await context.load<Battery>('battery', id);
    return battery ? batteryReading(context, battery) : readingAs(context.viewer, isAuthority(context.viewer));
  },
  byId: null,
  inHandsOf: () => [],
  item: () => undefined,
  secrets: null,
  correcting: { rules: { SeriesExtended: { aside: true } } },
  commands: {
    recordMeasurements: {
      may: handlers,
      next: onBattery(whyNoCondition),
      answers: 'battery',
      prepare(context, input, viewer) {
        const day = today(context);
        return { decide: (reader) => recordMeasurements(reader, input, viewer, day) };
      },
    },
  },
} satisfies Subject<'series', Series>;

import { accessView, type WithheldProperty } from '#schemas/access-view.ts';
import { mergePassport, type Passport } from '#schemas/passport.ts';
import type { Context } from '../graphql/context.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { BatteryModel } from '../models/model.ts';
import { audiencesFor, hasInterest } from '../visibility.ts';
import type { Battery } from './battery.ts';
import { isInsider } from './insider.ts';
import { hasMeasured, measuredProperties } from './measured-properties.ts';

/** A passport as one viewer may see it. */
export interface PassportView {
  visible: Partial<Passport>;
  withheld: WithheldProperty[];
}

type Made = PassportView | Promise<PassportView>;
const views = new WeakMap<Context, WeakMap<SubjectView<Battery>, Made>>();

/**
 * Made once per battery and request, however many fields are asked for. The view itself once it is known: a promise for
 * each of a dozen fields costs more than the fields.
 */
export function passportView(context: Context, battery: SubjectView<Battery>): Made {
  let made = views.get(context);
  if (!made) {
    made = new WeakMap();
    views.set(context, made);
  }
  return made.get(battery) ?? prepared(context, battery, made);
}

function prepared(context: Context, battery: SubjectView<Battery>, made: WeakMap<SubjectView<Battery>, Made>): Made {
  const promise = viewOf(context, battery.state).then((view) => {
    made.set(battery, view);
    return view;
  });
  made.set(battery, promise);
  return promise;
}

/** What a field takes from the passport this viewer may see. */
export function fromPassport<Value>(
  context: Context,
  battery: SubjectView<Battery>,
  pick: (visible: Partial<Passport>) => Value,
): Value | Promise<Value> {
  const view = passportView(context, battery);
  return view instanceof Promise ? view.then(({ visible }) => pick(visible)) : pick(view.visible);
}

/** The whole passport of a battery: model data, its own, its status and its latest measured values. Nothing is withheld. */
export async function wholePassport(
  context: Pick<Context, 'load'>,
  battery: Battery,
  withRecorders = true,
): Promise<Passport> {
  const model = battery.model ? await context.load<BatteryModel>('model', battery.model) : undefined;
  const passport = mergePassport(model?.state.passport ?? {}, battery.passport);
  return {
    ...passport,
    general: { ...passport.general, status: battery.status },
    ...(hasMeasured(battery) && {
      performance: { ...passport.performance, ...measuredProperties(battery, passport.performance, withRecorders) },
    }),
  };
}

async function viewOf(context: Context, battery: Battery): Promise<PassportView> {
  const { viewer } = context;
  // Who measured had the battery in hands: for those who had it too. Without interest nothing measured is shown anyway.
  const measured = hasMeasured(battery) && hasInterest(viewer, battery);
  const passport = await wholePassport(context, battery, measured && (await isInsider(context, battery)));
  return accessView(passport, audiencesFor(context.viewer, battery));
}

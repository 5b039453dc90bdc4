import { type Audience, accessView, mayRead, type WithheldProperty } from '#schemas/access-view.ts';
import { type Category, dataPoints } from '#schemas/completeness/data-points.ts';
import { mergePassport, type Passport, type PropertyAnnotation, properties } from '#schemas/passport.ts';
import type { Context } from '../../asking/context.ts';
import { audiencesFor, hasInterest } from '../../asking/visibility.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import type { BatteryModel } from '../../models/state/model.ts';
import type { Battery } from '../state/battery.ts';
import { isInsider } from '../state/insider.ts';
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
  return viewFor(passport, audiencesFor(context.viewer, battery));
}

/**
 * What of a passport these audiences may see. Which values of the single battery there are tells whether it was measured and
 * whether something harmed it; so whoever may not read them (2023/1542 Annex XIII 4) is named all there could be, the same
 * for every battery of a category.
 */
export function viewFor(passport: Passport, audiences: ReadonlySet<Audience>): PassportView {
  const { visible, withheld } = accessView(passport, audiences);
  if (mayRead('pli', audiences)) return { visible, withheld };
  const others = withheld.filter(({ access }) => access !== 'pli');
  return { visible, withheld: [...others, ...individual[passport.general.category]] };
}

const individual: Readonly<Record<Category, readonly WithheldProperty[]>> = {
  ev: individualOf('ev'),
  lmt: individualOf('lmt'),
  industrial: individualOf('industrial'),
  stationary: individualOf('stationary'),
};

function individualOf(category: Category): WithheldProperty[] {
  return properties
    .filter((property) => property.access === 'pli' && isAskedOf(category, property))
    .map(({ path, title, access, source }) => ({ path, title, access, source }));
}

/** Whether batteries of a category have such a property; those the Commission's list does not number all have. */
function isAskedOf(category: Category, { dataPoints: numbers = [] }: PropertyAnnotation): boolean {
  return numbers.length === 0 || numbers.some((number) => dataPoints[number - 1]?.duty[category] !== '–');
}

import DataLoader from 'dataloader';
import type { Context } from '../asking/context.ts';
import type { Component } from '../components/state/component.ts';
import type { SubjectKind } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Battery } from '../passports/state/battery.ts';
import type { Vehicle } from './state/vehicle.ts';

/** Batteries that are or were in a vehicle, newest first. */
export async function batteriesIn(context: Context, vehicle: Vehicle): Promise<SubjectView<Battery>[]> {
  const found = (await contentsOf(context).batteries.load(vehicle.vin)) as SubjectView<Battery>[];
  for (const { id } of found) context.noteRead(id);
  return found;
}

/** Components that came out of a vehicle, newest first. */
export function componentsOf(context: Context, vehicle: Vehicle): Promise<SubjectView<Component>[]> {
  return contentsOf(context).components.load(vehicle.id) as Promise<SubjectView<Component>[]>;
}

/** Asked for all vehicles of a list at once; a vehicle has one or two batteries and at most some dozen labelled parts. */
const mostPerVehicle = 100;

type Contents = Record<'batteries' | 'components', DataLoader<string, SubjectView[]>>;
const contents = new WeakMap<Context, Contents>();

function contentsOf(context: Context): Contents {
  let made = contents.get(context);
  if (!made) {
    made = { batteries: by(context, 'battery', 'vin'), components: by(context, 'component', 'vehicle') };
    contents.set(context, made);
  }
  return made;
}

function by({ storage }: Context, kind: SubjectKind, column: string): DataLoader<string, SubjectView[]> {
  return new DataLoader(
    async (values) => {
      const wanted = [...new Set(values)];
      const found = await storage.search(
        kind,
        { all: { [column]: wanted } },
        { first: wanted.length * mostPerVehicle },
      );
      const groups = Map.groupBy(found, ({ columns }) => columns[column]);
      return values.map((value) => groups.get(value) ?? []);
    },
    { cache: false },
  );
}

/** Who may read a property: 2023/1542 Annex XIII point 1 (pub), 2 (pli-com), 3 (auth) or 4 (pli). */
export type Access = 'pub' | 'pli-com' | 'auth' | 'pli';

/** What the passport schema says about one property of one section. */
export interface PropertyAnnotation {
  /** Section and name, e.g. `general.massKg`. */
  path: string;
  section: string;
  name: string;
  access: Access;
  /** First number in the Commission's list of 71 data points, if it is in there. */
  dataPoint?: number;
  /** All numbers it answers. */
  dataPoints: readonly number[];
  /** Numbers in the data attribute long list v1.2 behind DIN DKE SPEC 99100 (`completeness/attributes.ts`). */
  attributes: readonly number[];
  /** The rule it comes from, e.g. `2023/1542 Annex XIII 1(g)`. */
  source: string;
  unit?: string;
  change: 'static' | 'dynamic';
  /** Same for all units of a model, or of this unit only. */
  level: 'model' | 'item';
  title: { de: string; en: string };
  description: string;
  /** Name of the shape of its value (a key of `shapeFields`), when it is an object or a list of objects. */
  shape?: string;
  list: boolean;
}

/** One field of a shape: how a screen names and measures it. */
export interface ShapeField {
  name: string;
  title: { de: string; en: string };
  unit?: string;
  /** Numbers in the long list, where the field and not the whole property answers them. */
  attributes?: readonly number[];
  shape?: string;
  list: boolean;
}

import type { Item } from '../../asking/item.ts';
import type { Component } from './component.ts';

/** A component as something that is handed over. */
export function componentItem({ id, custodian, openHandoff }: Component): Item {
  return {
    ref: { kind: 'component', id },
    custodian,
    ...(openHandoff && { openHandoff }),
    builtIn: false,
    ended: false,
    consumed: false,
    waste: false,
    needsCare: false,
  };
}

import { readingAs } from '../asking/reading.ts';
import type { Subject } from '../asking/subject.ts';
import { isAuthority, mayFindGoods } from '../asking/visibility.ts';
import { batteriesBuiltInto, registerComponent } from './commands.ts';
import { componentCorrecting } from './correcting.ts';
import { componentFor, resolvers } from './resolvers.ts';
import { typeDefs } from './schema.ts';
import { type Component, isPartyOfComponent, keptComponent } from './state/component.ts';
import { componentItem } from './state/item.ts';

/** Parts taken from vehicles that got their own label. */
export const componentSubject = {
  ...keptComponent,
  typeDefs: [typeDefs],
  resolvers: [resolvers],
  readingOf: ({ viewer }, { state }) =>
    readingAs(viewer, isAuthority(viewer) || isPartyOfComponent(viewer, state), mayFindGoods(viewer)),
  byId: componentFor,
  inHandsOf: ({ custodian, receiver }) => [custodian, receiver],
  item: componentItem,
  secrets: null,
  correcting: componentCorrecting,
  commands: {
    registerComponent: {
      may: ['workshop', 'dismantler', 'secondLifeOperator', 'recycler', 'selectedWasteOperator'],
      next: null,
      answers: 'component',
      async prepare(context, input, viewer) {
        const id = input.id ?? context.newId();
        const batteries = await batteriesBuiltInto(context, input.vehicle);
        return { decide: (reader) => registerComponent(reader, input, viewer, { id, batteries }) };
      },
    },
  },
} satisfies Subject<'component', Component>;

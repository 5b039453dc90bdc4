import type { Context } from '../asking/context.ts';
import type { Component } from '../components/state/component.ts';
import type { Handoff } from '../handoffs/state/handoff.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Battery } from '../passports/state/battery.ts';
import type { Vehicle } from '../vehicles/state/vehicle.ts';

/** Whether an entry is about something a firm has in its hands or is about to get, or was made by it. */
export async function concerns({ ledger }: Context, entry: Entry, organisation: string): Promise<boolean> {
  // The points a battery sent home; the battery's own entry tells of them.
  if (entry.kind === 'series') return false;
  if (entry.actor.organisation === organisation) return true;
  const subject = await ledger.views.subject(entry.kind, entry.id);
  if (!subject) return false;
  switch (subject.kind) {
    case 'battery': {
      const { custodian, receiver } = subject.state as Battery;
      return custodian === organisation || receiver === organisation;
    }
    case 'component': {
      const { custodian, receiver } = subject.state as Component;
      return custodian === organisation || receiver === organisation;
    }
    case 'vehicle':
      return (subject.state as Vehicle).receivedBy === organisation;
    case 'handoff': {
      const { sender, receiver } = subject.state as Handoff;
      return sender === organisation || receiver === organisation;
    }
    // Models and firms are in nobody's hands; who recorded them was answered above.
    default:
      return false;
  }
}

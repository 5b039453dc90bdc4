import { describe, expect, it } from 'vitest';
import { fittingFirms, type Passable } from '../src/receivers.ts';
import type { OrganisationRecord } from '../src/records.ts';

const recycler: OrganisationRecord = { id: 'recycler', name: 'Recycler', roles: ['RECYCLER'] };
const takeBack: OrganisationRecord = {
  id: 'takeBack',
  name: 'Take-back',
  roles: ['PRODUCER_RESPONSIBILITY_ORGANISATION'],
};
const selected: OrganisationRecord = {
  id: 'selected',
  name: 'Selected',
  roles: ['RECYCLER', 'SELECTED_WASTE_OPERATOR'],
};
const secondLife: OrganisationRecord = { id: 'secondLife', name: 'Second life', roles: ['SECOND_LIFE_OPERATOR'] };
const workshop: OrganisationRecord = { id: 'workshop', name: 'Workshop', roles: ['WORKSHOP'] };
const dismantler: OrganisationRecord = { id: 'dismantler', name: 'Dismantler', roles: ['DISMANTLER'] };
const all = [recycler, takeBack, selected, secondLife, workshop, dismantler];
const fitting = (passing: Parameters<typeof fittingFirms>[1]) => fittingFirms(all, passing).map(({ id }) => id);
const traction: Passable = { category: 'EV', status: 'ORIGINAL' };

describe('Firms shown for an offer', () => {
  it('of a workshop are all that can do what it is for', () => {
    expect(fitting({ purpose: 'RECYCLING', from: workshop, things: [traction] })).toEqual([
      'recycler',
      'takeBack',
      'selected',
    ]);
  });

  it('of a dismantler are those that may take waste batteries from it, BattDG § 21(2)', () => {
    const from = dismantler;
    expect(fitting({ purpose: 'RECYCLING', from, things: [traction] })).toEqual(['takeBack', 'selected']);
    expect(fitting({ purpose: 'RECYCLING', from, things: [{ category: 'LMT' }] })).toEqual(['takeBack']);
    expect(fitting({ purpose: 'PREPARATION_FOR_RE_USE', from, things: [traction] })).toEqual([]);
  });

  it('of components are not bound by the rules for batteries', () => {
    expect(fitting({ purpose: 'RECYCLING', from: dismantler, things: [{}] })).toEqual([
      'recycler',
      'takeBack',
      'selected',
    ]);
  });

  it('leave out who may take a battery that is waste for no other purpose, and oneself', () => {
    const waste: Passable = { category: 'EV', status: 'WASTE' };
    expect(fitting({ purpose: 'REPURPOSING', from: workshop, things: [waste] })).toEqual([]);
    expect(fitting({ purpose: 'REPURPOSING', from: workshop, things: [traction] })).toEqual(['secondLife']);
    expect(fitting({ purpose: 'STORAGE', from: workshop, things: [traction] })).not.toContain('workshop');
  });
});

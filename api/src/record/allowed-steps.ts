import type { CommandName } from '#schemas/validate.ts';
import { mayRecord } from '../access/permissions.ts';
import type { Viewer } from '../access/viewer.ts';
import { batteryItem, componentItem } from '../asking/item.ts';
import type { Component } from '../components/state/component.ts';
import { openSteps } from '../handoffs/decide.ts';
import { whyNotOffered } from '../handoffs/decide-offer.ts';
import type { Handoff, HandoffStep } from '../handoffs/state/handoff.ts';
import { whyNoCondition, whyNoRemoval, whyNoWaste } from '../passports/decide/in-hands.ts';
import { whyNoRecycling, whyNoRepair, whyNoTransfer } from '../passports/decide/later.ts';
import { whyNoRegistration } from '../passports/decide/registration.ts';
import { whyNoRevision } from '../passports/decide/revise.ts';
import { whyNotUsed } from '../passports/decide/second-life.ts';
import type { Held } from '../passports/state/holding.ts';

/**
 * Steps somebody could take now, for the buttons on screens. Asked of the same preconditions that decide, so that a button
 * and its answer cannot disagree. `mandated`: who answers for the passport has authorised this firm to revise it.
 */
export function stepsForBattery(held: Held, viewer: Viewer | undefined, mandated = false): CommandName[] {
  if (!viewer) return [];
  const questions: Partial<Record<CommandName, () => unknown>> = {
    registerRemoval: () => whyNoRemoval(held, viewer),
    offerHandoff: () => whyNotOffered(batteryItem(held.battery), viewer),
    recordCondition: () => whyNoCondition(held, viewer),
    recordMeasurements: () => whyNoCondition(held, viewer),
    recordInspection: () => whyNoCondition(held, viewer),
    declareWaste: () => whyNoWaste(held, viewer),
    issueSecondLifePassport: () => whyNotUsed(held.battery, viewer),
    recordRepair: () => whyNoRepair(held, viewer),
    recordRecycling: () => whyNoRecycling(held.battery, viewer),
    recordRegistration: () => whyNoRegistration(held.battery, viewer),
    revisePassport: () => whyNoRevision(held.battery, viewer, mandated),
    transferResponsibility: () => whyNoTransfer(held.battery, viewer),
  };
  return open(questions, viewer);
}

export function stepsForComponent(component: Component, viewer: Viewer | undefined): CommandName[] {
  if (!viewer) return [];
  return open({ offerHandoff: () => whyNotOffered(componentItem(component), viewer) }, viewer);
}

export function stepsForHandoff(handoff: Handoff, viewer: Viewer | undefined): HandoffStep[] {
  if (!viewer) return [];
  return openSteps(handoff, viewer).filter((step) => mayRecord(viewer, `${step}Handoff` as CommandName));
}

function open(questions: Partial<Record<CommandName, () => unknown>>, viewer: Viewer): CommandName[] {
  const names = Object.keys(questions) as CommandName[];
  return names.filter((name) => mayRecord(viewer, name) && questions[name]?.() === undefined);
}

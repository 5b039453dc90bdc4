import type { Workshop } from './workshop.ts';

export interface Received {
  id: string;
  qrCode: string;
}

interface HandoffNode {
  id: string;
  status: string;
  purpose: string;
  sender: { name: string };
  items: Received[];
}

/**
 * The demo leaves two handoffs to the second-life operator on their way; this ends both, so that one battery that is waste
 * and one that is not are in its hands.
 */
export async function receivedBatteries({ ask }: Workshop): Promise<{ sound: Received; waste: Received }> {
  const { handoffs } = await ask<{ handoffs: { edges: { node: HandoffNode }[] } }>(
    receiver,
    `{ handoffs(filter: { direction: INCOMING, status: [OFFERED, ACCEPTED] }) {
      edges { node { id status purpose sender { name } items { ... on Battery { id qrCode } } } } } }`,
  );
  const all = handoffs.edges.map(({ node }) => node);
  const prepared = all.find(({ purpose }) => purpose === 'PREPARATION_FOR_REPURPOSING');
  const accepted = all.find(({ status }) => status === 'ACCEPTED');
  if (!prepared || !accepted) throw new Error('The demo has no two handoffs to the second-life operator.');
  await send(receiver, 'acceptHandoff', 'AcceptHandoff', { handoff: prepared.id });
  for (const [handoff, sender] of [
    [prepared, 'werkstatt-plagwitz'],
    [accepted, 'demontage-boehlen'],
  ] as const) {
    await send(sender, 'dispatchHandoff', 'DispatchHandoff', {
      handoff: handoff.id,
      massKg: 300,
      carrier: 'Gefahrgutlogistik Musterland (Demo)',
      packedAsAdvised: true,
    });
    await send(receiver, 'receiveHandoff', 'ReceiveHandoff', { handoff: handoff.id, massKg: 300 });
  }
  return { sound: accepted.items[0] as Received, waste: prepared.items[0] as Received };

  async function send(
    login: string,
    name: string,
    type: string,
    input: { handoff: string; [field: string]: unknown },
  ): Promise<void> {
    const document = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on Refusal { code message } } }`;
    const answer = await ask<Record<string, { __typename: string }>>(login, document, {
      input: { commandId: `${name}-${input.handoff}`, ...input },
    });
    if (answer[name]?.__typename === 'Refusal') throw new Error(`${name}: ${JSON.stringify(answer[name])}`);
  }
}

const receiver = 'zweitleben-markkleeberg';

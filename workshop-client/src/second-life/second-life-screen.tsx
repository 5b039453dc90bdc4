import { useEffect, useState } from 'preact/hooks';
import { duringStep } from '#web-kit/offline/updates.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { Button } from '#web-kit/ui/button.tsx';
import { useClient } from '../data/client.ts';
import { useQuery } from '../data/use-query.ts';
import { meDocument } from '../documents/organisation.ts';
import { linkTo } from '../frame/router.ts';
import { Screen } from '../frame/screen.tsx';
import { useForm } from '../step/use-form.ts';
import { t } from '../texts/t.ts';
import type { DraftForm } from './draft-fields.tsx';
import { EvidenceFields } from './evidence-fields.tsx';
import { InheritancePanel } from './inheritance-panel.tsx';
import { type Placer, type Product, productsFrom } from './new-passport.ts';
import { OperationChoice } from './operation-choice.tsx';
import { PartChoice } from './part-choice.tsx';
import { ProductFields } from './product-fields.tsx';
import { ProductsMade } from './products-made.tsx';
import {
  emptyDraft,
  leftOf,
  problemsOf,
  productsOf,
  type SecondLifeDraft,
  shareOfOne,
  whyNotThisWay,
  wrongShares,
} from './second-life-draft.ts';
import { useInherited } from './use-inherited.ts';
import { type Parts, useParts } from './use-parts.ts';

/** New passports for what was made from used batteries (2023/1542 Art. 77(7)): what from, what was done, what proves it, what came of it. */
export function SecondLifeScreen({ from }: { from: string[] }) {
  const s = t().secondLife;
  const { session } = useClient();
  const parts = useParts(from);
  const [made, setMade] = useState<Product[]>();
  const me = useQuery(meDocument, {}, { keepAs: { kind: 'me', id: 'me' } });
  useEffect(() => duringStep(), []);
  const state = session.state.value;
  const identity = state.kind === 'signedIn' ? state.identity?.organisation : undefined;
  const placer = me.data?.me?.organisation ?? identity;
  const mayPlace = identity?.roles.some((role) => ['SECOND_LIFE_OPERATOR', 'MANUFACTURER'].includes(role));
  const back = from[0] ? linkTo('battery', from[0]) : linkTo();
  return (
    <Screen title={s.title} back={back}>
      {mayPlace === false && <Banner tone="warn">{s.notYours}</Banner>}
      {mayPlace && placer && !made && <SecondLifeForm parts={parts} placer={placer} onMade={setMade} />}
      {made && <ProductsMade products={made} rest={restOf(parts, made.length)} />}
    </Screen>
  );
}

/** Batteries of which something is still left once these products are made. */
function restOf({ parts }: Parts, products: number): string[] {
  return parts
    .filter((part) => leftOf(part.battery) - (shareOfOne(part, products) ?? 0) * products >= 0.1)
    .map(({ battery }) => battery.id);
}

interface SecondLifeFormProps {
  parts: Parts;
  placer: Placer;
  onMade: (products: Product[]) => void;
}

function SecondLifeForm({ parts, placer, onMade }: SecondLifeFormProps) {
  const [said, setSaid] = useState<SecondLifeDraft>(emptyDraft);
  const { asked, submit } = useForm(send);
  const s = t().secondLife;
  const draft = inForce({ ...said, parts: parts.parts });
  const inherited = useInherited(draft);
  const form: DraftForm = {
    draft,
    set: (change) => setSaid({ ...said, ...change }),
    problems: problemsOf(draft),
    asked,
  };
  const wrong = wrongShares(draft);
  const open = draft.parts.length === 0 || wrong.length > 0 || Object.keys(form.problems).length > 0;

  function send(): void {
    const { operation } = draft;
    if (operation && !open)
      onMade(productsFrom({ ...draft, operation }, placer, draft.takeOver ? inherited.taken : {}));
  }

  return (
    <form class="form form-step" onSubmit={submit} noValidate>
      <PartChoice parts={parts} products={productsOf(draft).length} wrong={wrong} />
      {draft.parts.length > 0 && (
        <OperationChoice parts={draft.parts} value={draft.operation} onValue={(operation) => form.set({ operation })} />
      )}
      {draft.operation && (
        <>
          <EvidenceFields {...form} />
          <ProductFields {...form} />
          <InheritancePanel
            inherited={inherited}
            wanted={draft.takeOver}
            onWanted={(takeOver) => form.set({ takeOver })}
          />
        </>
      )}
      {asked && open && <Banner tone="danger">{whatIsOpen(draft)}</Banner>}
      <div class="form-end">
        <Button submit look="primary" wide>
          {s.submit(productsOf(draft).length)}
        </Button>
      </div>
    </form>
  );
}

/** An operation chosen before does not stand when another battery was added that forbids it. */
function inForce({ operation, ...draft }: SecondLifeDraft): SecondLifeDraft {
  return operation && !whyNotThisWay(draft.parts, operation) ? { ...draft, operation } : draft;
}

function whatIsOpen({ parts, operation }: SecondLifeDraft): string {
  const s = t().secondLife;
  if (parts.length === 0) return s.chooseParts;
  return operation ? s.openFields : s.chooseOperation;
}

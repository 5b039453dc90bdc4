import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { k } from '../texts/kit.ts';
import { Button } from './button.tsx';

/** Something to look at or decide before going on. The browser's own dialog keeps the focus inside and Escape closes it. */
export function Sheet({
  title,
  children,
  onClose,
}: {
  title: string;
  children: ComponentChildren;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby={id} onClose={onClose}>
      <div class="sheet-head">
        <h2 id={id}>{title}</h2>
        <Button look="quiet" onPress={() => dialog.current?.close()} label={k().close}>
          ✕
        </Button>
      </div>
      {children}
    </dialog>
  );
}

/** Asks before something is lost. */
export function Confirm(props: { question: string; yes: string; onYes: () => void; onClose: () => void }) {
  return (
    <Sheet title={props.question} onClose={props.onClose}>
      <div class="row row-end">
        <Button onPress={props.onClose}>{k().cancel}</Button>
        <Button
          look="danger"
          onPress={() => {
            props.onYes();
            props.onClose();
          }}
        >
          {props.yes}
        </Button>
      </div>
    </Sheet>
  );
}

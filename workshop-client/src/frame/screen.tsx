import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { t } from '../texts/t.ts';
import { previousHash } from './router.ts';
import { BackSign } from './signs.tsx';

export interface ScreenProps {
  title: string;
  /** Where the way back leads; absent on the screens of the main navigation. */
  back?: string | undefined;
  /** The heading is part of the content (the safety panel brings its own). */
  ownHeading?: boolean;
  /** Narrow for forms, wide for pages with two columns. */
  width?: 'form' | 'page';
  children: ComponentChildren;
}

/** One screen: title of the window, way back, heading, content. */
export function Screen({ title, back, ownHeading, width = 'form', children }: ScreenProps) {
  useLayoutEffect(() => {
    document.title = t().app.title(title);
  }, [title]);
  return (
    <div class={`screen screen-${width}`}>
      {(back || !ownHeading) && (
        <div class="screen-head">
          {back && (
            <a class="screen-back" href={back} onClick={(event) => goBack(event, back)}>
              <BackSign />
              <span>{t().app.back}</span>
            </a>
          )}
          {!ownHeading && <h1>{title}</h1>}
        </div>
      )}
      {children}
    </div>
  );
}

/** Where the way back is the way one came, it is the browser's own, with the place in the list it was left at. */
function goBack(event: Event, back: string): void {
  if (previousHash() !== back) return;
  event.preventDefault();
  history.back();
}

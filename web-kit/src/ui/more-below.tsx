import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * A place that scrolls inside itself and says so: as long as a heading is out of sight below, its words stand at the lower
 * edge, and a touch brings it up. A scroll bar alone is overlooked on touch screens, which hide it.
 */
export function MoreBelow({ label, children }: { label: string; children: ComponentChildren }) {
  const place = useRef<HTMLElement>(null);
  const [below, setBelow] = useState<HTMLElement>();
  useEffect(() => {
    const box = place.current as HTMLElement;
    const look = () => setBelow(firstBelow(box));
    const watch = new ResizeObserver(look);
    watch.observe(box);
    for (const part of box.children) watch.observe(part);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [children]);
  return (
    <div class="more-below">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <section class="safety-do" ref={place} tabIndex={0} aria-label={label}>
        {children}
      </section>
      {below && (
        <button type="button" class="more-below-button" onClick={() => place.current && bringUp(place.current, below)}>
          <span aria-hidden="true">▼</span> {below.textContent}
        </button>
      )}
    </div>
  );
}

/** The heading of the first section that goes on below the edge. */
function firstBelow(box: HTMLElement): HTMLElement | undefined {
  const edge = box.getBoundingClientRect().bottom;
  const cut = [...box.querySelectorAll('section')].find((part) => part.getBoundingClientRect().bottom > edge + 1);
  return cut?.querySelector('h2') ?? undefined;
}

/** Brings a section to the top; one that is there already and too long goes on by as much as fits. */
function bringUp(box: HTMLElement, heading: HTMLElement): void {
  const down = heading.getBoundingClientRect().top - box.getBoundingClientRect().top;
  box.scrollBy({ top: down > 24 ? down - 8 : box.clientHeight - 80 });
}

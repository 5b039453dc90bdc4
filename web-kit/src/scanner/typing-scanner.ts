/**
 * Hand scanners that pose as keyboards. They type a whole code within a few hundredths of a second, wherever the focus
 * happens to be; people cannot. So every keystroke goes where it belongs, and only when a burst turns out to have been
 * a scan is the field under it put back to what it held before.
 */
export function listenToTypingScanner(onScan: (text: string) => void, target: Document = document): () => void {
  const burst = new Burst(onScan);
  const onKeyDown = (event: KeyboardEvent) => burst.key(event);
  const onKeyUp = (event: KeyboardEvent) => burst.release(event);
  target.addEventListener('keydown', onKeyDown, true);
  target.addEventListener('keyup', onKeyUp, true);
  return () => {
    target.removeEventListener('keydown', onKeyDown, true);
    target.removeEventListener('keyup', onKeyUp, true);
    burst.forget();
  };
}

/** Bluetooth scanners pause up to this long between two characters; after it the burst is over. */
const quietMs = 100;
/** The fastest typists need some 60 ms per key over a whole word; scanners 2 to 40. */
const meanGapMs = 42;
const shortest = 6;
const longest = 4096;

class Burst {
  #onScan: (text: string) => void;
  #text = '';
  #startedAt = 0;
  #lastAt = 0;
  #before: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #scannedAt = Number.NEGATIVE_INFINITY;

  constructor(onScan: (text: string) => void) {
    this.#onScan = onScan;
  }

  key(event: KeyboardEvent): void {
    if (event.isComposing || silentKeys.has(event.key)) return;
    const at = event.timeStamp;
    if (at - this.#lastAt > quietMs || event.repeat) this.forget();
    if (event.repeat) return;
    const character = characterOf(event);
    if (event.key === 'Enter' || event.key === 'Tab') this.#suffix(event, at);
    else if (character !== undefined) this.#add(character, event, at);
    else if (event.key.length === 1) this.forget();
  }

  /** A blank inside a code must not press the button that has the focus; buttons react when the key comes up. */
  release(event: KeyboardEvent): void {
    if (event.key === ' ' && this.#text.length > 1 && this.#isFast()) event.preventDefault();
  }

  #add(character: string, event: KeyboardEvent, at: number): void {
    if (this.#text === '') {
      this.#startedAt = at;
      this.#before = rememberField(event.target);
    }
    this.#text = (this.#text + character).slice(0, longest);
    this.#lastAt = at;
    const inBurst = this.#text.length > 2 && this.#isFast();
    if (inBurst && (character === groupSeparator || !isTextField(event.target))) event.preventDefault();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#finish(), quietMs);
  }

  #suffix(event: KeyboardEvent, at: number): void {
    if (this.#isScan()) {
      event.preventDefault();
      event.stopPropagation();
      this.#finish();
      this.#scannedAt = at;
    } else if (at - this.#scannedAt < quietMs) {
      // Some scanners end with carriage return and line feed: the second one is theirs too.
      event.preventDefault();
      event.stopPropagation();
    } else {
      this.forget();
    }
  }

  #isFast(): boolean {
    return (this.#lastAt - this.#startedAt) / Math.max(1, this.#text.length - 1) <= meanGapMs;
  }

  #isScan(): boolean {
    return this.#text.length >= shortest && this.#isFast();
  }

  #finish(): void {
    const scanned = this.#isScan() ? this.#text : undefined;
    const putBack = this.#before;
    this.forget();
    if (scanned === undefined) return;
    putBack?.();
    this.#onScan(scanned);
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#text = '';
    this.#before = undefined;
  }
}

const groupSeparator = '\u001d';
const silentKeys = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Dead', 'Process']);

/** The character a key stands for in a scan. FNC1 (ASCII 29) arrives as Ctrl+] or F8, depending on the scanner. */
function characterOf(event: KeyboardEvent): string | undefined {
  if (event.key === groupSeparator || event.key === 'F8') return groupSeparator;
  if (event.ctrlKey && !event.altKey && (event.key === ']' || event.code === 'BracketRight')) return groupSeparator;
  // AltGr reports as Ctrl+Alt and is how German layouts type @ [ ] \ and the like.
  const command = event.metaKey || (event.ctrlKey !== event.altKey && !event.getModifierState('AltGraph'));
  return event.key.length === 1 && !command ? event.key : undefined;
}

type Typable = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isTextField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type));

/** Notes what a field holds and returns how to put that back, as if the scan had never gone through it. */
function rememberField(target: EventTarget | null): (() => void) | undefined {
  const field = target as Typable;
  if (!isTextField(target) && !(target instanceof HTMLSelectElement)) return undefined;
  const { value } = field;
  const caret = isTextField(target) ? target.selectionStart : null;
  return () => {
    if (field.value === value) return;
    field.value = value;
    if (isTextField(field) && caret !== null) field.setSelectionRange(caret, caret);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
}

/** The line (from 1) on which the value at a JSON Pointer begins in a text of valid JSON; the nearest parent's if it is missing. */
export function lineOf(text: string, pointer: string): number {
  const target = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return lineAt(text, find(text, blanks(text, 0), target, 0));
}

/** The line (from 1) of the character at `offset`. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Where the value at `steps[depth…]` begins, given where its parent does. Goes down one step at a time, never deeper than asked. */
function find(text: string, start: number, steps: string[], depth: number): number {
  const step = steps[depth];
  const isList = text[start] === '[';
  if (step === undefined || (!isList && text[start] !== '{')) return start;
  let at = blanks(text, start + 1);
  for (let index = 0; text[at] !== ']' && text[at] !== '}'; index++) {
    let name = String(index);
    if (!isList) {
      const end = skip(text, at);
      name = JSON.parse(text.slice(at, end)) as string;
      at = blanks(text, blanks(text, end) + 1);
    }
    if (name === step) return find(text, at, steps, depth + 1);
    at = blanks(text, skip(text, at));
    if (text[at] === ',') at = blanks(text, at + 1);
  }
  return start;
}

function blanks(text: string, at: number): number {
  let here = at;
  while (here < text.length && ' \t\r\n'.includes(text[here] as string)) here++;
  return here;
}

/** The end of the value that begins at `at`. */
function skip(text: string, at: number): number {
  let here = at;
  let open = 0;
  do {
    const sign = text[here] as string;
    if (sign === '"') here = endOfText(text, here);
    else {
      if (sign === '{' || sign === '[') open++;
      if (sign === '}' || sign === ']') open--;
      here++;
      if (open === 0 && !'}]'.includes(sign))
        while (here < text.length && !',]} \t\r\n'.includes(text[here] as string)) here++;
    }
  } while (open > 0 && here < text.length);
  return here;
}

function endOfText(text: string, at: number): number {
  let here = at + 1;
  while (here < text.length && text[here] !== '"') here += text[here] === '\\' ? 2 : 1;
  return here + 1;
}

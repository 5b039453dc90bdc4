/** Runs in the browser. Links inside a sentence or a table are exempt (WCAG 2.2, 2.5.8); everything else is for thumbs. */
export function smallTargets(): string[] {
  const small: string[] = [];
  for (const element of document.querySelectorAll('a, button, summary, select, input, textarea')) {
    const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
    const hidden = width === 0 || height === 0 || getComputedStyle(element).visibility === 'hidden';
    const inText = element.matches('dd a, p a, .skip');
    if (!hidden && !inText && (Math.round(height) < 48 || Math.round(width) < 44))
      small.push(element.outerHTML.slice(0, 120));
  }
  return small;
}

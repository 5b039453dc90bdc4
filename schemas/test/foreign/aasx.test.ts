import { describe, expect, it } from 'vitest';
import { aasxEnvironments, isAasx } from '#schemas/foreign/aas/aasx.ts';

const names = [
  '[Content_Types].xml',
  '_rels/.rels',
  'aasx/aasx-origin',
  'aasx/_rels/aasx-origin.rels',
  'aasx/Battery/Battery.aas.json',
  'aasx/files/report.json',
  'docProps/core.xml',
];
const spec = 'http://admin-shell.io/aasx/relationships/aas-spec';

describe('An AASX package', () => {
  it('is told by its origin', () => {
    expect(isAasx(names)).toBe(true);
    expect(isAasx(['a.json', 'b/aasx-origin'])).toBe(false);
  });

  it.each([
    ['/aasx/Battery/Battery.aas.json', spec],
    ['Battery/Battery.aas.json', 'http://www.admin-shell.io/aasx/relationships/aas-spec'],
    ['./battery/battery.aas.json', 'http://admin-shell.io/aasx/relationships/aasx-spec'],
  ])('holds its environment where the relationship to %s says', (target, type) => {
    const text = `<?xml version="1.0"?><Relationships xmlns="x"><Relationship Id="r1" Type="${type}" Target="${target}"/><Relationship Type="http://x/aasx/relationships/aas-suppl" Target="/aasx/files/report.json"/></Relationships>`;
    expect(aasxEnvironments(names, { 'aasx/_rels/aasx-origin.rels': text })).toEqual({
      json: ['aasx/Battery/Battery.aas.json'],
      xml: [],
    });
  });

  it('without relationships is told by names; files that come with it are no environments', () => {
    expect(aasxEnvironments(names)).toEqual({ json: ['aasx/Battery/Battery.aas.json'], xml: [] });
    expect(aasxEnvironments(['[Content_Types].xml', 'aasx/x.aas.xml'])).toEqual({ json: [], xml: ['aasx/x.aas.xml'] });
  });
});

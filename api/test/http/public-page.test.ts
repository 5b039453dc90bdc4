import { describe, expect, it } from 'vitest';
import { emptyPage } from '#api/http/public-page/layout.ts';
import { publicPage } from '#api/http/public-page/page.ts';
import type { ShownBattery } from '#api/http/shown-battery.ts';
import { accessView } from '#schemas/access-view.ts';
import { aPassport } from './a-demo-battery.ts';

const links = {
  otherLanguage: '?lang=en',
  json: '?format=json',
  linkset: '?linkType=linkset',
  label: '/labels/X.svg',
  stylesheet: '/page.css',
};

function shown(passport = aPassport()): ShownBattery {
  const { visible, withheld } = accessView(passport, new Set(['public']));
  return {
    id: '06K0NKM6YSPG48',
    uniqueIdentifier: passport.general.uniqueIdentifier,
    link: 'https://x.example/b/1',
    passport: visible,
    withheld,
  };
}

describe('The public page', () => {
  it('escapes every value, wherever it stands', () => {
    const attack = `"'><script>alert(1)</script><img src=x onerror=alert(2)>`;
    const page = publicPage({ ...(everyText(shown(), attack) as ShownBattery), id: '06K0NKM6YSPG48' }, 'de', links);
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).not.toMatch(/<script|<img|onerror=alert\(2\)>[^&]*</);
    // No value ends an attribute early: what stands in attributes has no bare quote left.
    expect(page).not.toContain(`"'>`);
  });

  it('links only to the web', () => {
    const passport = aPassport();
    const url = 'javascript:alert(1)';
    passport.symbols = { ...passport.symbols, instructionsForUse: [{ url, title: 'Anleitung' }] };
    passport.circularity = { ...passport.circularity, separateCollection: [{ url, title: 'Sammlung' }] };
    passport.general.manufacturer = { name: 'Werk', contact: { website: url, email: 'a@b.example"onclick=x' } };
    const page = publicPage(shown(passport), 'de', links);
    expect(page).not.toMatch(/href="javascript/i);
    expect(page).not.toContain('"onclick');
    expect(page).toContain('Anleitung');
  });

  it('has no script, style, foreign resource or cookie banner, and stays small', () => {
    for (const language of ['de', 'en'] as const) {
      const page = publicPage(shown(), language, links);
      expect(page).not.toMatch(/<script|<style| style="|<iframe|<form|<img/);
      const loaded = [...page.matchAll(/(?:src|<link[^>]*href)="([^"]*)"/g)].map(([, address]) => address);
      expect(loaded.filter((address) => address !== 'data:,' && !address?.startsWith('/'))).toEqual([]);
      expect(Buffer.byteLength(page)).toBeLessThan(50_000);
    }
  });

  it('says first what keeps people alive, then where the battery belongs, then the rest', () => {
    const page = publicPage(shown(), 'de', links);
    const order = [
      'id="safety"',
      'Hochvolt',
      'Löschmittel',
      '112',
      'id="disposal"',
      'Hausmüll',
      'id="general"',
      'id="performance"',
      'id="withheld"',
    ];
    const places = order.map((text) => page.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('warns of high voltage from 60 V on, and where no voltage is stated', () => {
    const at = (maximumVoltageV: number | undefined) => {
      const passport = aPassport();
      const { nominalVoltageV: _, maximumVoltageV: __, minimumVoltageV: ___, ...rest } = passport.performance ?? {};
      passport.performance = { ...rest, ...(maximumVoltageV !== undefined && { maximumVoltageV }) };
      return publicPage(shown(passport), 'de', links);
    };
    expect(at(61)).toContain('Hochvolt: Lebensgefahr');
    expect(at(60)).not.toContain('Lebensgefahr');
    expect(at(undefined)).not.toContain('Lebensgefahr');
    expect(at(undefined)).toContain('wie Hochvolt behandeln');
  });

  it('shows titles, units, months and countries in the language of the reader', () => {
    const passport = aPassport();
    passport.general.massKg = 1234.5;
    passport.general.manufacturedOn = '2026-03';
    passport.general.manufacturer = { name: 'Werk', address: { city: 'Lyon', country: 'FR' } };
    const german = publicPage(shown(passport), 'de', links);
    expect(german).toMatch(/1\.234,5\u202fkg[\s\S]*/);
    expect(german).toContain('März 2026');
    expect(german).toContain('Lyon, Frankreich');
    const english = publicPage(shown(passport), 'en', links);
    expect(english).toContain('1,234.5\u202fkg');
    expect(english).toContain('March 2026');
    expect(english).toContain('Lyon, France');
    expect(english).toContain('<html lang="en">');
  });

  it('says what to fight a fire with in the language of the reader, whatever its maker wrote', () => {
    const page = publicPage(shown(), 'en', links);
    expect(page).toContain('Water in large quantities (cool for several hours), Water with a gel former');
    expect(page).not.toContain('Wasser');
    expect(page).toContain('Lithium hexafluorophosphate');
  });

  it('tells who has scanned a component or a slip, like anybody else whose code is not public, where it can be opened', () => {
    expect(emptyPage('notFound', 'de', '/page.css')).toMatch(/Bauteil oder einem Übergabeschein.*href="\/workshop\/"/);
    expect(emptyPage('notReadable', 'de', '/page.css')).not.toContain('/workshop/');
  });
});

function everyText(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((entry) => everyText(entry, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, key === 'access' ? entry : everyText(entry, text)]),
  );
}

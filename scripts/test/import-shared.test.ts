import { describe, expect, it } from 'vitest';
import { passportText } from '../bench/passports.ts';
import { SharedEndings } from '../import/shared-endings.ts';
import { ModelsReceived, ModelsSent } from '../import/shared-models.ts';

/** Two units of one model, as one program wrote them; the demo has eighty models. */
const one = passportText(0);
const another = passportText(80);
const bytes = (text: string) => Buffer.from(text);

describe('Lines of one model', () => {
  it('are read by their beginning once the end is known, with the same result', () => {
    const endings = new SharedEndings();
    expect(endings.read(bytes(one))).toBeUndefined();
    endings.remember(bytes(one), JSON.parse(one));
    const known = endings.read(bytes(another));
    expect(known?.passport).toEqual(JSON.parse(another));
    expect(Object.keys(JSON.parse(known?.head ?? ''))).toEqual(['general']);
  });

  it('are read as a whole when the end differs by one character, or the beginning is not what it looks like', () => {
    const endings = new SharedEndings();
    endings.remember(bytes(one), JSON.parse(one));
    expect(endings.read(bytes(`${another.slice(0, -3)} ${another.slice(-3)}`))).toBeUndefined();
    expect(endings.read(bytes(another.replace('{"general":', '{"symbols":{},"general":')))).toBeUndefined();
    expect(endings.read(bytes(another.replace('{"general":', '{"general":{},"general":')))).toBeUndefined();
    expect(endings.read(bytes(another.replace('"serialNumber":"', '"serialNumber":')))).toBeUndefined();
  });

  it('are not taken for alike when general holds what looks like the next section', () => {
    const passport = JSON.parse(one);
    const second = Object.keys(passport)[1];
    const odd = { ...passport, general: { ...passport.general, note: { a: 1, [second as string]: { b: 2 } } } };
    const endings = new SharedEndings();
    endings.remember(bytes(JSON.stringify(odd)), odd);
    const next = { ...odd, general: { ...odd.general, serialNumber: 'B2' } };
    expect(endings.read(bytes(JSON.stringify(next)))?.passport).toEqual(next);
  });
});

describe('A passport taken apart for another thread', () => {
  const sent = () => {
    const models = new ModelsSent();
    const received = new ModelsReceived();
    return (passport: object) => {
      const separated = JSON.parse(JSON.stringify(models.separated(passport as never)));
      received.add(JSON.parse(JSON.stringify(models.takeNew())));
      return { whole: received.whole(separated), rest: separated.rest };
    };
  };

  it('is put together again, whatever it has more, less or other than the first of its model', () => {
    const over = sent();
    const first = JSON.parse(one);
    const { modelName: _, ...general } = JSON.parse(another).general;
    const { symbols: __, ...other } = JSON.parse(another);
    const differing = { ...other, general: { ...general, massKg: 1.5, warrantyMonths: 7 } };
    for (const passport of [first, differing, JSON.parse(another)]) expect(over(passport).whole).toEqual(passport);
  });

  it('is kept of a bounded number of models, and goes over whole for all others', () => {
    const over = sent();
    const first = JSON.parse(one);
    const unit = (n: number) => ({ ...first, general: { ...first.general, modelIdentifier: `M-${n}` } });
    for (let n = 0; n < 2000; n++) over(unit(n));
    expect(over(unit(0)).rest).not.toHaveProperty('materials');
    const beyond = over(unit(2000));
    expect(beyond.whole).toEqual(unit(2000));
    expect(beyond.rest).toEqual(unit(2000));
    expect(over(unit(2001)).whole).toEqual(unit(2001));
  });

  it('carries model data only once', () => {
    const over = sent();
    over(JSON.parse(one));
    expect(JSON.stringify(over(JSON.parse(another)).rest).length).toBeLessThan(another.length / 5);
  });
});

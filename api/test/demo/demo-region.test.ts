import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPassword } from '#api/access/accounts.ts';
import { readConfig } from '#api/config.ts';
import { demoSignIns, isDemoWanted, loadDemo } from '#api/demo/load-demo.ts';
import { region } from '#api/demo/region.ts';
import { demoState } from '#api/demo/sign-ins.ts';
import { story } from '#api/demo/story.ts';
import { demoVehicles, spareVins } from '#api/demo/vehicles.ts';
import { openService, type Service } from '#api/open.ts';
import { checkVin } from '#schemas/codes/vin.ts';
import { isId } from '#schemas/id.ts';
import { validateCommand } from '#schemas/validate.ts';

describe('The demo region', () => {
  let service: Service;
  let signIns: string | undefined;
  beforeAll(async () => {
    service = await openService(readConfig({ DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'silent' }));
    await loadDemo(service);
    signIns = await demoSignIns(service);
  }, 60_000);
  afterAll(() => service.close());

  it('has at least 60 vehicles, each with a number of its own that passes without a warning', () => {
    const vins = [...demoVehicles.map(({ vin }) => vin), ...spareVins];
    expect(demoVehicles.length).toBeGreaterThanOrEqual(60);
    expect(new Set(vins).size).toBe(vins.length);
    for (const vin of vins) expect(checkVin(vin)).toEqual({ vin, warnings: [] });
  });

  it('has firms with ids like everybody else’s, for every part the main job needs', () => {
    const roles = new Set(Object.values(region).flatMap(({ roles }) => roles));
    for (const { id } of Object.values(region)) expect(isId(id)).toBe(true);
    for (const role of [
      'workshop',
      'dismantler',
      'secondLifeOperator',
      'recycler',
      'manufacturer',
      'marketSurveillance',
    ] as const) {
      expect(roles).toContain(role);
    }
  });

  it('tells its story in commands that are valid', () => {
    const steps = story().flat();
    expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
    for (const { name, command, input } of steps) {
      expect(validateCommand(command, { commandId: 'demo-12345678', ...input }), name).toBeUndefined();
    }
  });

  it('writes nothing when it is loaded a second time', async () => {
    const before = await service.ledger.head();
    await loadDemo(service);
    expect(await service.ledger.head()).toEqual(before);
    expect(await isDemoWanted(service)).toBe(false);
  });

  it('is taken up again where loading was cut short', async () => {
    const cut = await openService(readConfig({ DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'silent' }));
    const { submit } = cut.ledger;
    let left = 40;
    cut.ledger.submit = (submission) =>
      left-- > 0 ? submit.call(cut.ledger, submission) : Promise.reject(new Error('power cut'));
    await expect(loadDemo(cut)).rejects.toThrow('power cut');
    cut.ledger.submit = submit;
    expect(await isDemoWanted(cut)).toBe(true);
    await loadDemo(cut);
    expect((await cut.ledger.head()).size).toBe((await service.ledger.head()).size - 1); // without the kiosk's enrolment
    await cut.close();
  }, 60_000);

  it.each(['offered', 'accepted', 'refused', 'withdrawn', 'dispatched', 'received'])(
    'has a handoff that is %s',
    async (status) => {
      const found = await service.storage.search('handoff', {}, { first: 50 });
      expect(found.map(({ state }) => (state as { status: string }).status)).toContain(status);
    },
  );

  it('has sound, damaged and critical batteries', async () => {
    const batteries = await service.storage.search('battery', {}, { first: 100 });
    const conditions = batteries.map(
      ({ state }) => (state as { assessment: { condition: string } }).assessment.condition,
    );
    for (const condition of ['intact', 'damaged', 'critical']) expect(conditions).toContain(condition);
  });

  it('prints a sign-in for every firm, with a password that works and is another one on every installation', async () => {
    const state = await demoState(service);
    for (const { login } of Object.values(region)) expect(signIns).toContain(`${login}@demo.kreispass`);
    expect(signIns).toContain(state?.password);
    const login = `${region.workshopPlagwitz.login}@demo.kreispass`;
    await expect(checkPassword(service.storage.private, login, state?.password ?? '')).resolves.toMatchObject({
      member: expect.any(String),
    });
    expect(state?.password).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
  });

  it('prints a link that enrols the kiosk', () => {
    expect(signIns).toMatch(/\/station\/#enrol=[0-9A-HJKMNP-TV-Z]{14}/);
  });

  it('prints the code of a battery to try, which leads to it', async () => {
    const code = /battery to scan: \S+\/01\/(\d{14})\/21\/(\S+)/.exec(signIns ?? '');
    expect(await service.storage.findByKey(`gs1:01/${code?.[1]}/21/${code?.[2]}`)).toMatchObject({ kind: 'battery' });
  });

  it('is never loaded in production', async () => {
    const production = { ...service, config: { ...service.config, production: true } };
    await expect(loadDemo(production)).rejects.toThrow('never loaded in production');
  });
});

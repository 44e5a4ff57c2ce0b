import { describe, expect, it } from 'vitest';
import { neededModules } from './client/needs.ts';
import { createInMemoryStandIn } from './in-memory.ts';
import type { InMemoryOptions } from './in-memory.ts';
import type { PageOptions } from './options.ts';
import { createVirtualClock } from './server/clock.ts';
import { from, started } from './testing.ts';
import { buildWorld } from './world.ts';

interface Look {
  dependencies: string[] | null;
  depPosition: number;
  hasError: boolean;
  factoryFinished: boolean;
}

/** A page whose clock is moved by hand: nothing has happened yet. */
function loading(page: PageOptions = {}, more: Omit<InMemoryOptions, 'page' | 'clock'> = {}) {
  const world = buildWorld();
  const clock = createVirtualClock({ startMs: world.startMs });
  const standIn = createInMemoryStandIn({ world, clock, page, ...more });
  const look = (id: string): Look | undefined => {
    const debug = standIn.page.require?.('__debug') as { modulesMap: Record<string, Look> } | undefined;
    return debug?.modulesMap[id];
  };
  const reports = () => standIn.client.loader.reports.map(({ message }) => message);
  return { standIn, clock, look, reports, page: standIn.page };
}

describe('before the registry', () => {
  it('has two queues and nothing else', () => {
    const { page } = loading();
    expect(Object.keys(page).sort()).toEqual(['__d', 'requireLazy']);
  });

  it('takes over what was queued', async () => {
    const { page, clock } = loading();
    const got: unknown[] = [];
    page.__d('Mine', [], (_api, exports) => void (exports.answer = 42));
    page.requireLazy(['Mine'], (mine) => got.push(mine));
    expect(got).toEqual([]);
    await clock.advance(10);
    expect(got).toEqual([{ answer: 42 }]);
  });
});

describe('asking and looking', () => {
  it('asking for an absent module returns undefined and reports to the error log', async () => {
    const { page, clock, reports } = loading();
    await clock.advance(10);
    expect([page.require?.('NoSuchModule'), page.importNamespace?.('NoSuchModule')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(reports()).toEqual(Array.from({ length: 2 }, () => 'Requiring unknown module "NoSuchModule"'));
  });

  it('looking reports nothing and runs nothing, however often', async () => {
    const { clock, look, reports, standIn } = loading();
    await clock.advance(10);
    for (let i = 0; i < 50; i++) look('WAWebStreamModel');
    expect([look('NoSuchModule'), reports(), standIn.client.loader.executed]).toEqual([undefined, [], []]);
  });

  it('throws inside a guard, and with guards off', async () => {
    const { page, clock, reports } = loading();
    await clock.advance(10);
    expect(page.ErrorGuard?.applyWithGuard(() => page.require?.('NoSuchModule'))).toBeUndefined();
    expect(reports()).toEqual(['Error: Requiring unknown module "NoSuchModule"']);
    page.ErrorGuard?.skipGuardGlobal(true);
    expect(() => page.require?.('NoSuchModule')).toThrow('unknown module');
  });

  it('shows a module as absent, waiting, ready and run', async () => {
    const { page, clock, look } = loading();
    await clock.advance(10);
    page.__d('Needy', ['Later'], (_api, exports) => void (exports.x = 1));
    const waiting = look('Needy');
    expect(waiting && waiting.depPosition >= (waiting.dependencies?.length ?? 0)).toBe(false);
    expect(look('Later')?.dependencies).toBeNull();
    page.__d('Later', [], () => 'later');
    const ready = look('Needy');
    expect(ready && ready.depPosition >= (ready.dependencies?.length ?? 1)).toBe(true);
    expect(ready?.factoryFinished).toBe(false);
    page.importNamespace?.('Needy');
    expect(look('Needy')?.factoryFinished).toBe(true);
  });

  it('gives exports by namespace and the default by require', async () => {
    const { use, standIn } = await started();
    const byName = use('WAWebGroupMetadataCollection');
    expect(standIn.page.require?.('WAWebGroupMetadataCollection')).toBe(byName.default);
    expect(standIn.page.require?.('WAWebChatCollection')).toBe(use('WAWebChatCollection'));
  });

  it('has enums that answer by name and list nothing', async () => {
    const { use } = await started();
    const { SOCKET_STATE } = use('WAWebSocketModel');
    expect(Object.keys(SOCKET_STATE)).toEqual([]);
    expect((SOCKET_STATE as { CONNECTED: string }).CONNECTED).toBe('CONNECTED');
  });
});

describe('modules that are late, missing, broken or changed', () => {
  const ID = 'WAWebGroupInviteJob';

  it('a late one appears, and requireLazy hears of it', async () => {
    const { page, clock, look, reports } = loading({ lateModules: { [ID]: 5000 } });
    const got: unknown[] = [];
    page.requireLazy([ID], (job) => got.push(job));
    await clock.advance(4900);
    expect([look(ID)?.dependencies ?? null, got, reports()]).toEqual([null, [], []]);
    await clock.advance(200);
    expect([got.length, reports()]).toEqual([1, []]);
  });

  it.each([
    ['missing', { missingModules: [ID] }],
    ['never', { lateModules: { [ID]: 'never' } }],
  ] as const)('a %s one never appears', async (_title, options) => {
    const { page, clock, look } = loading(options);
    const got: unknown[] = [];
    page.requireLazy([ID], (job) => got.push(job));
    await clock.advance(60_000);
    expect([look(ID)?.dependencies ?? null, got]).toEqual([null, []]);
  });

  it('a broken one is dead for everybody', async () => {
    const { page, clock, look, reports } = loading({ brokenModules: [ID] });
    await clock.advance(1000);
    expect([page.importNamespace?.(ID), look(ID)?.hasError]).toEqual([undefined, true]);
    page.importNamespace?.(ID);
    expect(reports()).toHaveLength(2);
  });

  it.each([
    ['gone', undefined],
    ['renamed', undefined],
    ['arity', 2],
    ['result', 1],
  ] as const)('an export that is %s', async (change, length) => {
    const { standIn } = await started({
      page: {
        changedSignatures: [{ module: ID, export: 'resetGroupInviteCode', change, to: 'x', result: 7 }],
      },
    });
    const job = from(standIn, ID) as Partial<ReturnType<typeof from<typeof ID>>> & Record<string, unknown>;
    expect(job.resetGroupInviteCode?.length).toBe(length);
    expect(typeof job.x).toBe(change === 'renamed' ? 'function' : 'undefined');
  });

  it('a changed result is a value nobody expects', async () => {
    const { use, wid } = await started({
      page: {
        changedSignatures: [
          { module: ID, export: 'resetGroupInviteCode', change: 'result', result: { ok: 1 } },
        ],
      },
    });
    expect(await use(ID).resetGroupInviteCode(wid)).toEqual({ ok: 1 });
  });
});

describe('what others do to the page', () => {
  it('is dead for ever when Stream runs before WhatsApp ran it', async () => {
    const { page, clock, standIn } = loading();
    await clock.advance(10);
    expect(page.importNamespace?.('WAWebStreamModel')).toBeUndefined();
    await clock.advance(60_000);
    expect([standIn.client.isAlive, standIn.client.state.cmd.model.isMainLoaded]).toEqual([false, undefined]);
  });

  it('is dead too when a module that needs Stream runs too early', async () => {
    const { page, clock, standIn } = loading();
    await clock.advance(10);
    page.importNamespace?.('WAWebChatCollection');
    await clock.advance(1000);
    expect(standIn.client.isAlive).toBe(false);
  });

  it('counts factories by who ran them, and names those nobody needs', async () => {
    const { standIn } = await started();
    standIn.page.importNamespace?.('WAWebGroupInviteJob');
    standIn.page.importNamespace?.('WAWebFiller02999');
    const [page] = await standIn.control.pages();
    const byOthers = page?.executedFactories.filter(({ by }) => by === 'others').map(({ id }) => id) ?? [];
    expect(byOthers).toContain('WAWebGroupInviteJob');
    expect(byOthers).not.toContain('WAWebStreamModel');
    expect(await standIn.control.unneededFactories(['WAWebGroupInviteJob'])).toEqual(['WAWebFiller02999']);
    expect(neededModules(['WAWebGroupInviteJob']).size).toBeLessThan(100);
  });

  it('notices exports and loader functions that were replaced', async () => {
    const { standIn, use } = await started();
    expect((await standIn.control.pages())[0]?.tampered).toEqual([]);
    Object.assign(use('WAWebGroupInviteJob'), { resetGroupInviteCode: () => undefined });
    standIn.page.requireLazy = () => undefined;
    expect((await standIn.control.pages())[0]?.tampered).toEqual([
      'window.requireLazy',
      'WAWebGroupInviteJob.resetGroupInviteCode',
    ]);
  });

  it('keeps the reports of a page that was closed', async () => {
    const { standIn } = await started();
    standIn.page.require?.('NoSuchModule');
    await standIn.control.pages();
    standIn.close();
    const second = standIn.openPage();
    await second.mainLoaded();
    second.page.require?.('NoSuchModuleEither');
    expect(await standIn.control.errorReports()).toHaveLength(2);
  });
});

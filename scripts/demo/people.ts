// The main job: decide about 300 requests, survive a closed tab, remove those who moved out.
import type { LedgerAction } from '../../tests/stand-in/server/ledger.ts';
import { same, until, type Report } from './report.ts';
import type { Stage } from './stage.ts';

/** The server's ledger: how many entries, and that nobody is in it twice. */
export function done({ standIn, group }: Stage, action: LedgerAction): number {
  const entries = standIn.control.ledger({ group: group.id, action, by: 'me' });
  same(`different people ${action}`, new Set(entries.map(({ person }) => person)).size, entries.length);
  return entries.length;
}

/** The number on a tab: "Requests 300". */
async function tabCount({ overlay }: Stage, name: 'requests' | 'members'): Promise<number> {
  const title = overlay.words.t(`${name}Title`);
  const text = await overlay.drawer.getByRole('tab', { name: new RegExp(`^${title}`) }).innerText();
  return Number(text.replace(/\D/g, ''));
}

/** Waits for a job by the server's ledger, and tells what the job line says every few seconds. */
async function whileItRuns(
  stage: Stage,
  report: Report,
  wanted: { action: LedgerAction; count: number },
): Promise<void> {
  let toldS = 0;
  await until(wanted.action, () => done(stage, wanted.action), wanted.count, {
    withinS: 180,
    async meanwhile(secondsGone) {
      if (secondsGone - toldS < 8) return;
      toldS = secondsGone;
      const line = (await stage.overlay.jobLine.allInnerTexts()).join('').split('\n')[0] ?? '';
      report.progress(
        `${line || 'the job waits'}; the server has ${done(stage, wanted.action)} ${wanted.action}`,
      );
    },
  });
}

/** The member who brought most of those who wait, and which of them are no pedlars. */
export function bringerOf({ group, standIn }: Stage): { name: string; count: number; neighbours: string[] } {
  const requests = [...group.requests.values()].filter(({ addedBy, person }) => addedBy !== person);
  const by = Map.groupBy(requests, ({ addedBy }) => addedBy);
  const [key = '', brought = []] = [...by].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const nameOf = (person: string) => {
    const { savedName, verifiedName, pushName } = standIn.control.person(person);
    return savedName ?? verifiedName ?? pushName ?? '';
  };
  const neighbours = brought.filter(({ person }) => !person.startsWith('pedlar'));
  return {
    name: nameOf(key),
    count: brought.length,
    neighbours: neighbours.map(({ person }) => nameOf(person)),
  };
}

export async function openGroup(stage: Stage, report: Report): Promise<void> {
  const { overlay, group, page } = stage;
  await report.step('open the overlay and a chat', async () => {
    await overlay.start();
    await page.getByRole('listitem').filter({ hasText: group.subject }).first().click();
    const members = await until('members on the tab', () => tabCount(stage, 'members'), group.members.size);
    const requests = await until(
      'requests on the tab',
      () => tabCount(stage, 'requests'),
      group.requests.size,
    );
    // The rows come after the count.
    await overlay.requests.expectShown(requests);
    await report.picture(page, 'requests');
    return `“${group.subject}”, ${members} members, ${requests} ask to join`;
  });
}

/** Orders the approval, and leaves it to itself in the middle of it. */
export async function approveMost(stage: Stage, report: Report): Promise<void> {
  const { overlay, group } = stage;
  const { words, requests } = overlay;
  await report.step('choose all, then leave out the pedlars that one member brought', async () => {
    await requests.expectShown(300);
    await requests.selectAll();
    await requests.expectSelected(300);
    const { name, count, neighbours } = bringerOf(stage);
    await requests.filter(name);
    await requests.filterBy('method', words.t('method_added_by_member'));
    await until('people who match the filter', () => requests.shownCount(), count);
    await requests.all.uncheck();
    for (const neighbour of neighbours) await requests.box(neighbour).first().check();
    await requests.expectSelected(280);
    await report.picture(stage.page, 'filter');
    return `${count} were brought by ${name}, ${neighbours.length} of them a neighbour: 280 stay chosen`;
  });

  await report.step('confirm the approval', async () => {
    await requests.filter('');
    await requests.clearFilters();
    await requests.action(words.t('approve')).click();
    const listed = same('people on the confirm screen', await overlay.confirm.count(), 280);
    const title = await overlay.confirm.title();
    await report.picture(stage.page, 'confirm');
    await overlay.confirm.go('approve', 280);
    const undo = await overlay.toasts.getByRole('button', { name: words.pattern('undoIn') }).innerText();
    same('approved within the time for undo', done(stage, 'approved'), 0);
    return `“${title.replace(/[\u2066-\u2069]/g, '')}”, ${listed} listed, “${undo}”, nothing sent yet`;
  });

  await report.step('close the tab in the middle of it', async () => {
    await until('some are approved', () => Number(done(stage, 'approved') >= 60), 1, { withinS: 60 });
    await report.picture(stage.page, 'job');
    await stage.page.close();
    const before = done(stage, 'approved');
    await stage.openTab();
    await stage.overlay.drawer.getByRole('tablist').waitFor();
    await stage.overlay.pickGroup(group.subject);
    return `${before} of 280 were approved when it closed; WhatsApp Web is open again`;
  });
}

export async function approveToTheEnd(stage: Stage, report: Report): Promise<void> {
  const { overlay, group } = stage;
  const { words } = overlay;
  await report.step('the job goes on by itself', async () => {
    await whileItRuns(stage, report, { action: 'approved', count: 280 });
    const pending = await until('requests on the tab', () => tabCount(stage, 'requests'), 20);
    const members = await until('members on the tab', () => tabCount(stage, 'members'), 980);
    same('members on the server', group.members.size, members);
    return `280 approved, nobody twice; ${pending} requests left, ${members} members`;
  });

  await report.step('reject the pedlars', async () => {
    const list = stage.overlay.requests;
    await list.expectShown(20);
    await list.selectAll();
    await list.action(words.t('reject')).click();
    await stage.overlay.confirm.go('reject', 20);
    await whileItRuns(stage, report, { action: 'rejected', count: 20 });
    await until('requests on the server', () => group.requests.size, 0);
    await stage.overlay.drawer.getByText(words.t('requestsEmptyTitle')).waitFor();
    return '20 rejected; nobody waits any more';
  });
}

export async function removeMembers(stage: Stage, report: Report): Promise<void> {
  const { overlay, group } = stage;
  const { words, members } = overlay;
  await report.step('remove those who moved out, with a reason', async () => {
    await members.filter('(moved out)');
    await members.expectShown(25);
    await members.selectAll();
    await members.action(words.t('remove')).click();
    same('people on the confirm screen', await overlay.confirm.count(), 25);
    await overlay.confirm.go('remove', 25, 'moved out, agreed at the meeting');
    await whileItRuns(stage, report, { action: 'removed', count: 25 });
    const left = await until('members on the tab', () => tabCount(stage, 'members'), 955);
    same('members on the server', group.members.size, left);
    return `25 removed, ${left} members`;
  });

  await report.step('read the result of each person', async () => {
    await overlay.openTab('jobs');
    const title = words.patternOfAny('confirm_remove');
    await overlay.jobs.job(title).getByText(words.tn('jobsDone', 25)).waitFor();
    await overlay.jobs.open(title);
    const first = overlay.jobs.results.first();
    await first.waitFor();
    const results = same('results listed', Number(await first.getAttribute('aria-setsize')), 25);
    await report.picture(stage.page, 'results');
    await overlay.jobs.back();
    return `${results} results, all done`;
  });
}

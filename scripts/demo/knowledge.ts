// What the admin knows of people, writes to them, and finds again: tags, notes, templates, the log.
import { same, until, type Report } from './report.ts';
import type { Stage } from './stage.ts';

export const NOTE = 'Told us in October that they were moving.';

export async function knowPeople(stage: Stage, report: Report): Promise<void> {
  const { overlay, page } = stage;
  const { words, members, card } = overlay;
  await report.step('tag and note those who moved out', async () => {
    await overlay.openTab('members');
    await members.filter('(moved out)');
    await members.expectShown(25);
    await members.selectAll();
    await members.action(words.t('tagAction')).click();
    const picker = overlay.dialog(new RegExp(`^${words.t('tagAction')}`));
    await picker.getByRole('textbox', { name: words.t('tagsFindOrCreate') }).fill('Moved out');
    await page.keyboard.press('Enter');
    await picker.getByRole('checkbox', { checked: true }).waitFor();
    await picker.getByRole('button', { name: words.t('done'), exact: true }).click();
    await members.action(words.t('noteAction')).click();
    const note = overlay.dialog(words.tn('notesBulkTitle', 25));
    await note.getByRole('textbox', { name: words.t('notesText') }).fill(NOTE);
    await note.getByRole('button', { name: words.tn('notesBulkSave', 25) }).click();
    const toast = overlay.toast(words.tn('notesAddedTo', 25));
    await toast.getByRole('button', { name: words.t('dismiss') }).click();
    await members.filter(NOTE);
    const noted = await until('people found by their note', () => members.shownCount(), 25);
    await members.filter('');
    await members.filterBy('tag', 'Moved out');
    const tagged = await until('people found by their tag', () => members.shownCount(), 25);
    await members.clearFilters();
    await members.selectNone();
    return `${tagged} tagged, ${noted} noted`;
  });

  await report.step('open one person’s card', async () => {
    await members.filter('(moved out)');
    await members.expectShown(25);
    const [name = ''] = await members.drawnNames();
    await members.open(name);
    const groups = card.section('personGroups').getByRole('listitem');
    await groups.first().waitFor();
    const person = [...stage.standIn.control.world.people.values()].find(({ pushName }) => pushName === name);
    const mine = [...stage.standIn.control.world.groups.values()].filter(
      ({ members: all }) => person && all.has(person.key) && all.has(stage.standIn.control.world.me),
    );
    const shared = await until('groups shared', () => groups.count(), mine.length);
    await until('notes on the card', () => card.notes.count(), 1);
    await report.picture(page, 'person');
    await card.back();
    return `${shared} ${shared === 1 ? 'group' : 'groups'} shared, 1 tag, 1 note`;
  });
}

export async function writeMessage(stage: Stage, report: Report): Promise<void> {
  const { overlay, page, group, standIn } = stage;
  const { templates } = overlay;
  await report.step('put a template into WhatsApp’s message field', async () => {
    await page.getByRole('listitem').filter({ hasText: group.subject }).first().click();
    await overlay.openTab('templates');
    await templates.write({
      name: 'Welcome',
      shortcut: 'hi',
      text: 'Welcome to {group}! Please say your house number.',
    });
    await templates.open('Welcome').click();
    await templates.group.selectOption({ label: group.subject });
    await templates.insert.click();
    const field = page.locator('#main footer [contenteditable="true"]');
    const wanted = `Welcome to ${group.subject}! Please say your house number.`;
    const written = await until('text in the message field', () => field.innerText(), wanted);
    same('messages sent', standIn.control.ledger({ action: 'message', by: 'me' }).length, 0);
    await report.picture(page, 'template');
    return `${written.length} characters in the field, 0 messages sent`;
  });
}

export async function readLog(stage: Stage, report: Report): Promise<void> {
  const { overlay, page, standIn, group } = stage;
  const { log, words } = overlay;
  await report.step('read the log', async () => {
    await overlay.openTab('log');
    const figures: string[] = [];
    for (const [action, ledger] of [
      ['logAction_approve', 'approved'],
      ['logAction_reject', 'rejected'],
      ['logAction_remove', 'removed'],
    ] as const) {
      await log.filterByAction(action);
      const wanted = standIn.control.ledger({ group: group.id, action: ledger, by: 'me' }).length;
      const seen = await until(`entries “${words.t(action)}” in the log`, () => log.count(), wanted);
      figures.push(`${seen} ${words.t(action).toLowerCase()}`);
      if (action !== 'logAction_remove') await log.filterByAction(action);
    }
    await report.picture(page, 'log');
    return figures.join(', ');
  });

  await report.step('look what WhatsApp’s page noticed of us', async () => {
    const pages = await standIn.control.pages();
    const sum = (read: (one: (typeof pages)[number]) => readonly unknown[]) =>
      pages.reduce((total, one) => total + read(one).length, 0);
    const reports = same(
      'reports in WhatsApp’s error log',
      sum((one) => one.errorReports),
      0,
    );
    same(
      'changed exports',
      sum((one) => one.tampered),
      0,
    );
    same(
      'new names on the page',
      sum((one) => one.newGlobals),
      0,
    );
    const strangers = same('requests to other hosts', standIn.requestsToOtherHosts().length, 0);
    return `${reports} error reports, 0 changed functions, ${strangers} requests to other hosts`;
  });
}

import { expect } from '@playwright/test';
import { SEED, type Seeded } from './seed.ts';
import { hands, type Stage } from './stage.ts';

/** Requests, members, the card of a person, and every dialog that hangs on them. The main group is in focus. */
export async function* peopleViews(stage: Stage, seeded: Seeded): AsyncGenerator<string> {
  yield* requestViews(stage);
  yield* memberViews(stage);
  yield* cardViews(stage, seeded);
}

async function* requestViews(stage: Stage): AsyncGenerator<string> {
  const { overlay, page } = stage;
  const { t } = overlay.words;
  const { panel, button, press, menu, escape, sees } = hands(stage);
  const { requests } = overlay;
  await overlay.openTab('requests');
  await expect(requests.rows.nth(5)).toBeVisible();
  yield 'requests';
  for (const kind of ['country', 'method', 'tag', 'age'] as const) {
    await menu(button(`filter_${kind}`));
    yield `requests, menu ${kind}`;
    await escape();
  }
  await menu(button('selectMenu'));
  yield 'requests, menu select';
  await escape();

  await requests.rows.nth(0).hover();
  yield 'requests, buttons of a row';
  for (const row of [0, 1, 3]) await requests.rows.nth(row).getByRole('checkbox').check();
  await requests.expectSelected(3);
  yield 'requests, three selected';
  await requests.filterBy('tag', SEED.tags[0]);
  await page.keyboard.press('Escape');
  await expect(requests.actions).toBeVisible();
  yield 'requests, filtered with chips';
  await requests.filter('ээээ');
  await sees('noMatchTitle');
  yield 'requests, no match';
  await requests.filter('');
  await requests.clearFilters();
  await press('personDeny', requests.actions);
  await expect(page.getByRole('dialog').getByText(t('listsAlready', 2))).toBeVisible();
  yield 'requests, many on the deny list';
  await escape();
  await menu(button('later', requests.actions));
  yield 'requests, menu later';
  await escape();
  for (const kind of ['approve', 'reject'] as const) {
    await press(kind, requests.actions);
    await expect(overlay.confirm.cancel).toBeFocused();
    yield `confirm ${kind}`;
    await overlay.confirm.cancel.click();
  }
  await requests.selectNone();
  await expect(panel.getByText(t('noMatchTitle'))).toBeHidden();
}

async function* memberViews(stage: Stage): AsyncGenerator<string> {
  const { overlay, page } = stage;
  const { t } = overlay.words;
  const { panel, button, press, menu, escape } = hands(stage);
  const { members } = overlay;
  await overlay.openTab('members');
  await expect(members.rows.nth(5)).toBeVisible();
  yield 'members';
  await menu(button('filter_role'));
  yield 'members, menu role';
  await escape();
  await menu(panel.getByRole('button', { name: new RegExp(`^${t('sortMenu')}`) }));
  yield 'members, menu order';
  await escape();
  await members.selectAll();
  await expect(members.actions).toBeVisible();
  yield 'members, all selected';
  await menu(button('moreActions', members.actions));
  yield 'members, menu more';
  await escape();
  await press('tagAction', members.actions);
  await expect(page.getByRole('dialog')).toBeVisible();
  yield 'members, tag many';
  await escape();
  await press('noteAction', members.actions);
  await page.getByRole('dialog').locator('summary').click();
  yield 'members, note on many';
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await menu(button('moreActions', members.actions));
  await page.getByRole('menuitem', { name: t('strikeGive') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  yield 'members, strike on many';
  await escape();
  for (const kind of ['promote', 'demote'] as const) {
    await menu(button('moreActions', members.actions));
    await page.getByRole('menuitem', { name: t(kind), exact: true }).click();
    await expect(overlay.confirm.cancel).toBeFocused();
    yield `confirm ${kind}`;
    await overlay.confirm.cancel.click();
  }
  await press('remove', members.actions);
  await expect(overlay.confirm.cancel).toBeFocused();
  await overlay.confirm.root.locator('summary').first().click();
  await overlay.confirm.root.getByRole('button').last().click();
  await expect(overlay.confirm.root.getByText(t('confirmReasonMissing'))).toBeVisible();
  yield 'confirm remove, without the reason';
  await overlay.confirm.cancel.click();
  await members.selectNone();

  await press('membersAdd');
  const adding = page.getByRole('dialog');
  await adding.getByRole('textbox').fill('+7 916 123 45 67, Анна\n12\n+7 916 123 45 67\nкто это');
  await expect(adding.getByText(t('addKeepsRest'))).toBeVisible();
  yield 'members, add people with mistakes';
  await escape();
  for (const part of ['membersPast', 'membersLists'] as const) {
    await panel.getByRole('group').getByText(t(part), { exact: true }).click();
    await expect(panel.getByRole('listitem').nth(0)).toBeVisible();
    yield `members, ${part}`;
  }
  await panel.getByRole('group').getByText(t('membersNow'), { exact: true }).click();
}

async function* cardViews(stage: Stage, seeded: Seeded): AsyncGenerator<string> {
  const { overlay, page } = stage;
  const { t } = overlay.words;
  const { button, press, menu, escape } = hands(stage);
  const { members, card } = overlay;
  const { note } = SEED;
  await members.filter(seeded.known.displayName ?? '');
  await members.rows.first().click({ position: { x: 200, y: 10 } });
  await expect(card.note(note)).toBeVisible();
  yield 'card';
  await card.root.getByRole('heading').last().scrollIntoViewIfNeeded();
  yield 'card, its foot';
  const strikes = card.section('strikesTitle');
  await strikes
    .getByRole('button', { name: t('strikeTakeBack') })
    .first()
    .click();
  yield 'card, taking a strike back';
  await escape();
  await card.editTags();
  yield 'card, tags being edited';
  await press('done', card.root);
  await card
    .note(note)
    .getByRole('button', { name: t('notesEdit') })
    .click();
  yield 'card, note being edited';
  await press('cancel', card.root);
  await menu(button('moreActions', card.root));
  yield 'card, menu';
  await page.getByRole('menuitem').first().click();
  const merging = page.getByRole('dialog');
  await merging.getByRole('textbox').fill('а');
  await expect(merging.getByRole('radio').first()).toBeVisible();
  yield 'card, merge';
  // Escape in a field that holds something only empties it.
  await merging.getByRole('textbox').fill('');
  await escape();
  await card.back();
  await members.filter('');
}

// The pictures of the README, taken on the stand-in. `MUSTER_PICTURES=1 npx playwright test pictures` renews them in
// .github/pictures; an ordinary run leaves them out. More than 250 lines: what each picture needs stands in one place.
import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { TagColour } from '../../utils/domain/knowledge.ts';
import type { GroupSet } from '../../utils/domain/group-sets.ts';
import { NO_COUNTRY } from '../../utils/domain/filter.ts';
import { isInTable, NO_GROUP_FILTER } from '../../utils/domain/group-table.ts';
import {
  asId,
  type GroupId,
  type LockId,
  type RuleId,
  type SegmentId,
  type SnapshotId,
  type TagId,
} from '../../utils/domain/ids.ts';
import { NO_PEOPLE_FILTER, type PeopleFilter } from '../../utils/domain/people-list.ts';
import type { Condition, Verdict } from '../../utils/domain/screening.ts';
import type { ServedStandIn } from '../stand-in/serve.ts';
import { GARAGE, OAK_LANE } from '../stand-in/world/demo.ts';
import { expect, test } from './fixture.ts';
import { keptDays, putRows, wavyDay } from './kept-days.ts';
import type { OverlayPage } from './pages/overlay.ts';
import { membersOf, openScene, QUICK, type Scene } from './scene.ts';

const folder = fileURLToPath(new URL('../../.github/pictures/', import.meta.url));
/** More than this is slow to load in a README. */
const LARGEST_BYTES = 240_000;

const TAGS: readonly [name: string, colour: TagColour][] = [
  ['Committee', 'green'],
  ['New here', 'sky-blue'],
  ['Late dues', 'orange'],
  ['Warned', 'red'],
];
/** Place in the list of members by name → tags by number, and a note. */
const KNOWN: readonly [place: number, tags: number[], note?: string][] = [
  [0, [0], 'Keeps the keys of the shed.'],
  [2, [1]],
  [3, [2, 3], 'Promised to pay by Friday, second reminder sent.'],
  [5, [1], 'Moved into number 12, has a small dog.'],
  [7, [0, 2]],
  [8, [3], 'Posted adverts twice in October.'],
];

async function writeDown({ store, accountId, group }: Scene): Promise<void> {
  const ids = TAGS.map((_, index) => asId<TagId>(`tag-${index}`));
  for (const [index, [name, colour]] of TAGS.entries())
    await store.call('putTag', { tagId: ids[index] ?? asId<TagId>(''), name, colour });
  const members = await membersOf({ store, accountId }, group);
  const byName = members
    .filter(({ displayName, isMe }) => displayName && !isMe)
    .toSorted((a, b) => (a.displayName ?? '').localeCompare(b.displayName ?? '', 'en'));
  for (const [place, tags, note] of KNOWN) {
    const personIds = byName.slice(place, place + 1).map(({ personId }) => personId);
    for (const index of tags)
      await store.call('tagPeople', { personIds, tagId: ids[index] ?? asId<TagId>(''), accountId });
    if (note !== undefined)
      await store.call('addNote', { noteId: asId(`note-${place}`), personIds, text: note, accountId });
  }
}

/** A page, and how to give it a theme. */
type Themed = { page: Page; turn(mode: 'light' | 'dark'): Promise<void> };

const dashboardOf = ({ store: { page } }: Scene): Themed => ({
  page,
  turn: (mode) => page.emulateMedia({ colorScheme: mode }),
});

const overlayOf = ({ page }: OverlayPage, { control }: ServedStandIn): Themed => ({
  page,
  async turn(mode) {
    await control.setTheme(mode);
    await expect(page.locator('muster-overlay .muster')).toHaveAttribute('data-theme', mode);
  },
});

/** In both themes. */
async function take({ page, turn }: Themed, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const mode of ['light', 'dark'] as const) {
    await turn(mode);
    const path = `${folder}${name}-${mode}.png`;
    // The pointer leaves a row in the colour of being pointed at.
    await page.mouse.move(640, 2);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    expect(statSync(path).size, name).toBeLessThan(LARGEST_BYTES);
  }
}

/** On the full page: some rules, tried on the queue. */
async function takeRules(scene: Scene, overlay: OverlayPage): Promise<void> {
  const { store, accountId } = scene;
  const { page } = store;
  const { t } = overlay.words;
  const asking = await store.call('requests', { accountId });
  const brought = asking.flatMap(({ addedBy }) => addedBy ?? []);
  const [pedlar] = [...Map.groupBy(brought, ({ personId }) => personId)]
    .map(([personId, { length }]) => ({ personId, length }))
    .toSorted((a, b) => b.length - a.length);
  const rules: readonly [name: string, verdict: Verdict, conditions: Condition[]][] = [
    [
      'Looks like an offer',
      'hold',
      [{ kind: 'name', is: 'like', pattern: { as: 'regex', text: '\\d%|free|loan|win ' } }],
    ],
    [
      'Friends of a pedlar',
      'reject',
      [{ kind: 'brought', by: 'people', people: pedlar ? [pedlar.personId] : [] }],
    ],
    ['Without a number', 'hold', [{ kind: 'number', is: 'hidden' }]],
    [
      'From here, by our link',
      'approve',
      [
        { kind: 'country', is: 'one-of', countries: ['GB', 'IE'] },
        { kind: 'method', methods: ['invite-link'] },
      ],
    ],
  ];
  for (const [index, [name, verdict, conditions]] of rules.entries())
    await store.call('putRule', {
      rule: { id: asId<RuleId>(`rule-${index}`), accountId, name, isOn: true, verdict, conditions },
    });
  await page.setViewportSize({ width: 1200, height: 720 });
  await page.bringToFront();
  await store.goToDashboard('rules');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: t('rulesTryAll') }).click();
  await expect(main.getByRole('list', { name: t('tryListLabel') })).toBeVisible();
  await take(dashboardOf(scene), 'rules');
  await overlay.page.bringToFront();
}

/** On the full page: all groups with two sets, one of them over the table, and some chosen. */
async function takeGroups(scene: Scene, overlay: OverlayPage): Promise<void> {
  const { store, accountId } = scene;
  const { page } = store;
  const { t } = overlay.words;
  const all = (await store.call('groups', { accountId })).filter(isInTable);
  const sets: [name: string, holds: GroupSet['holds']][] = [
    ['Our street', { by: 'hand', groupIds: all.slice(0, 4).map(({ id }) => id) }],
    ['Somebody waits', { by: 'filter', filter: { ...NO_GROUP_FILTER, pending: true } }],
  ];
  for (const [index, [name, holds]] of sets.entries())
    await store.call('putGroupSet', { set: { id: asId(`set-${index}`), accountId, name, holds } });
  await page.bringToFront();
  await store.goToDashboard('groups');
  const main = page.getByRole('main');
  await expect(main.getByRole('group', { name: t('setsTitle') }).getByText('Somebody waits')).toBeVisible();
  for (const box of (await main.getByRole('grid').getByRole('row').getByRole('checkbox').all()).slice(1, 3))
    await box.check();
  await take(dashboardOf(scene), 'groups');
  await overlay.page.bringToFront();
}

/** On the full page: everybody over all groups who has a tag, and two segments. */
async function takePeople(scene: Scene, overlay: OverlayPage): Promise<void> {
  const { store, accountId } = scene;
  const { page } = store;
  const { t } = overlay.words;
  const tags = TAGS.map((_, index) => asId<TagId>(`tag-${index}`));
  const segments: [name: string, filter: Partial<PeopleFilter>][] = [
    ['Known to us', { tags }],
    ['Hidden number', { countries: [NO_COUNTRY] }],
  ];
  for (const [index, [name, part]] of segments.entries())
    await store.call('putSegment', {
      segment: {
        id: asId<SegmentId>(`segment-${index}`),
        accountId,
        name,
        filter: { ...NO_PEOPLE_FILTER, ...part },
      },
    });
  await page.bringToFront();
  await store.goToDashboard('people');
  const main = page.getByRole('main');
  await main
    .getByRole('group', { name: t('segmentsTitle') })
    .getByRole('button', { name: /Known to us/ })
    .click();
  const names = main.getByRole('grid', { name: t('peopleTitle') }).getByRole('rowheader');
  await expect(names).toHaveCount(KNOWN.length);
  await take(dashboardOf(scene), 'people');
  await overlay.page.bringToFront();
}

/** On the full page: a group that was spoiled by somebody, beside its snapshot. */
async function takeSnapshots(scene: Scene, overlay: OverlayPage, standIn: ServedStandIn): Promise<void> {
  const { store, accountId } = scene;
  const { page } = store;
  const { t, tn } = overlay.words;
  const { byHand, world, groupNamed } = standIn.control;
  const { id, members } = groupNamed(GARAGE);
  const groupId = asId<GroupId>(id);
  await membersOf(scene, groupId);
  const takes = [{ snapshotId: asId<SnapshotId>('before'), groupId }];
  await store.call('takeSnapshots', { accountId, takes });
  const [first, ...others] = [...members.keys()].filter((key) => key !== world.me);
  if (first === undefined) throw new Error('nobody is in the group');
  byHand.remove(id, others.slice(0, 4));
  byHand.promote(id, [first]);
  byHand.setDescription(id, 'Cheap tyres! Write to the number below.');
  byHand.setSettings(id, { restrict: false });
  await page.bringToFront();
  await store.goToDashboard('snapshots');
  const main = page.getByRole('main');
  await main
    .getByRole('list', { name: t('snapTitle') })
    .getByRole('listitem')
    .click();
  await main.getByRole('list', { name: GARAGE, exact: true }).getByRole('checkbox').check();
  await main.getByRole('button', { name: t('snapCompareNow'), exact: true }).click();
  const rows = main.getByRole('list', { name: t('snapCompareLabel') });
  for (const head of [tn('snapFacts', 2), tn('snapLeft', 4), tn('snapRoles', 1)])
    await expect(rows).toContainText(head);
  await take(dashboardOf(scene), 'snapshots');
  await overlay.page.bringToFront();
}

/** On the full page: two groups that are locked now, and a plan. */
async function takeLock(scene: Scene, overlay: OverlayPage): Promise<void> {
  const { store, accountId } = scene;
  const { page } = store;
  const groups = await store.call('groups', { accountId });
  const groupIds = groups
    .filter(({ subject }) => ['Oak Lane garage', 'School run'].includes(subject ?? ''))
    .map(({ id }) => id);
  await store.call('putLockPlan', {
    plan: {
      id: asId<LockId>('plan-night'),
      accountId,
      name: 'Night',
      isOn: true,
      groupIds,
      settings: ['announce'],
      timeZone: 'Europe/London',
      weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 22 * 60, to: 7 * 60 }],
      exceptions: [{ is: 'off', from: '2026-12-24', to: '2027-01-02' }],
    },
  });
  await store.call('lockNow', {
    lockdown: {
      id: asId<LockId>('lock-hand'),
      accountId,
      name: 'Flood of adverts',
      kind: 'hand',
      groupIds,
      settings: ['announce', 'approval', 'addMode'],
      until: Date.now() + 6 * 3_600_000,
    },
  });
  await page.bringToFront();
  await store.goToDashboard('lock');
  const locked = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Flood of adverts' });
  await expect(locked).toContainText('School run');
  for (const count of [2, 1]) await expect(locked).not.toContainText(overlay.words.tn('lockLocking', count));
  await take(dashboardOf(scene), 'lock');
  await overlay.page.bringToFront();
}

/** On the full page: the numbers of all groups over a month. */
async function takeInsight(scene: Scene, overlay: OverlayPage): Promise<void> {
  const { store, accountId } = scene;
  const { page } = store;
  const groupIds = (await store.call('groups', { accountId })).filter(isInTable).map(({ id }) => id);
  const today = Math.floor(Date.now() / 86_400_000);
  const insightWriters = groupIds.flatMap((groupId, n) =>
    Array.from({ length: 70 - 5 * n }, (_, i) => ({
      accountId,
      groupId,
      personId: `w-${i}`,
      lastDay: today - (i % 25),
    })),
  );
  await putRows(page, { ...keptDays({ accountId, groupIds, days: 60 }, wavyDay), insightWriters });
  await page.bringToFront();
  await store.goToDashboard('insight');
  await expect(page.getByRole('main').locator('canvas').first()).toBeVisible();
  await take(dashboardOf(scene), 'insight');
  await overlay.page.bringToFront();
}

async function takeAll(scene: Scene, overlay: OverlayPage, standIn: ServedStandIn): Promise<void> {
  const { words, requests, members } = overlay;
  const stage = overlayOf(overlay, standIn);
  await overlay.openTab('requests');
  await requests.expectShown(300);
  await requests.filterBy('country', 'United Kingdom');
  for (const name of (await requests.drawnNames()).slice(0, 4)) await requests.box(name).first().check();
  await take(stage, 'requests');

  await overlay.openTab('members');
  await expect(members.rows.getByText(TAGS[0]?.[0] ?? '').first()).toBeVisible();
  await take(stage, 'members');

  // Slow enough to be met in the middle.
  await scene.store.call('putSettings', {
    settings: { pacing: { ...QUICK, largestBatch: 50, pauseMs: 6_000 } },
  });
  await overlay.openTab('requests');
  await requests.selectAll();
  await requests.action(words.t('approve')).click();
  const count = await overlay.confirm.count();
  await overlay.confirm.go('approve', count);
  await expect(overlay.jobLine).toContainText(`10 of ${count}`);
  await overlay.openTab('jobs');
  await overlay.jobs.open(words.patternOfAny('confirm_approve'));
  await expect(overlay.jobs.results.first()).toContainText(words.t('jobsItem_done'));
  await expect(overlay.drawer.getByRole('tab', { name: words.t('membersTitle') })).toContainText('710');
  await take(stage, 'job');
}

test.use({ viewport: { width: 1200, height: 720 }, standInOptions: { scenario: 'demo' } });

test('all that the README shows: views of the full page, the drawer with its lists, a job under way', async ({
  overlay,
  page,
  context,
  extensionId,
  standIn,
}) => {
  const scene = await openScene({ page, context, extensionId, standIn });
  const group = asId(standIn.control.groupNamed(OAK_LANE).id) as Scene['group'];
  await standIn.control.openChat(group);
  await expect(overlay.drawer.getByTitle(overlay.words.t('groupPick'))).toContainText(OAK_LANE);
  await writeDown({ ...scene, group });
  await takeRules(scene, overlay);
  await takeGroups(scene, overlay);
  await takePeople(scene, overlay);
  await takeInsight(scene, overlay);
  await takeSnapshots(scene, overlay, standIn);
  await takeLock(scene, overlay);
  // The line of what was done is shown for a while: worth waiting for in a picture that is kept.
  await expect(overlay.jobLine).toBeHidden();
  await takeAll({ ...scene, group }, overlay, standIn);
});

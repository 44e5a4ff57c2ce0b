import { startStandIn } from '../../tests/stand-in/serve.ts';
import { buildWorld } from '../../tests/stand-in/world.ts';
import { asId, type SnapshotId, type TagId } from '../../utils/domain/ids.ts';
import { openWithMuster, waitForRows } from './browsers.ts';
import { median, opening, type Row, row } from './rows.ts';

const MEMBERS = 1_024;
/** Of one group; each differs from the one before. */
const SNAPSHOTS = 60;
const RUNS = 7;

/** Runs in a page of the extension: the answer stays there, as it does for a screen. */
async function ask([name, args]: readonly [string, object]): Promise<number> {
  const { askStore } = globalThis as unknown as {
    askStore(name: string, args: object): Promise<{ ok: boolean }>;
  };
  const startedAt = performance.now();
  if (!(await askStore(name, args)).ok) throw new Error('the store refused');
  return performance.now() - startedAt;
}

/** Taking and comparing snapshots of a full group, and opening 60 of them; from the order to the answer. */
export async function measureSnapshots(extension: string): Promise<Row[]> {
  const world = buildWorld({ groups: 1, members: MEMBERS, requests: 0, startMs: Date.now() });
  const standIn = await startStandIn({ world });
  const browser = await openWithMuster(standIn, extension);
  await browser.page.goto(standIn.origin);
  await waitForRows(browser, 'memberships', MEMBERS);
  const { store } = browser;
  const [account] = await store.call('accounts', {});
  if (!account) throw new Error('no account');
  const accountId = account.id;
  const [group] = await store.call('groups', { accountId });
  if (!group) throw new Error('no group');
  const at = { accountId, groupId: group.id };
  const tagId = asId<TagId>('tag');
  await store.call('putTag', { tagId, name: 'Tag', colour: 'red' });
  const people = (await store.call('members', at)).map(({ personId }) => personId);
  const took: number[] = [];
  for (let n = 0; n < SNAPSHOTS; n++) {
    const personIds = people.slice(n * 10, (n + 1) * 10);
    await store.call('tagPeople', { personIds, tagId, accountId });
    const takes = [{ snapshotId: asId<SnapshotId>(`snapshot-${n}`), groupId: group.id }];
    took.push(await store.page.evaluate(ask, ['takeSnapshots', { accountId, takes }] as const));
  }
  const several = async (name: string, args: object): Promise<number[]> => {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await store.page.evaluate(ask, [name, args] as const));
    return times;
  };
  const pair = { from: asId<SnapshotId>('snapshot-0'), to: asId<SnapshotId>(`snapshot-${SNAPSHOTS - 1}`) };
  const differences = await several('snapshotDifference', { ...at, ...pair });
  const openings = await several('snapshots', at);
  if ((await store.call('snapshots', at)).length !== SNAPSHOTS) throw new Error('snapshots are missing');
  await browser.close();
  await standIn.close();
  const members = `${MEMBERS.toLocaleString('en')} members`;
  return [
    row(`snapshot of ${members}, median`, median(took), 'ms'),
    row(`snapshot of ${members}, slowest`, Math.max(...took), 'ms'),
    row(`difference of two snapshots of ${members}, median`, median(differences), 'ms'),
    opening(`list of ${SNAPSHOTS} snapshots of ${members}, median`, median(openings)),
  ];
}

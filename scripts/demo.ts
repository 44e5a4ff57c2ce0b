// `npm run demo`: the main parts on the stand-in of WhatsApp Web, step by step, each figure read from the screen and
// compared with what the stand-in's server really did. `--stay` leaves the window open to play.
import { join } from 'node:path';
import { backUp, restore } from './demo/backup.ts';
import { lookAcrossGroups, setSeveral } from './demo/groups.ts';
import { readInsight } from './demo/insight.ts';
import { createReport, Stop } from './demo/report.ts';
import { buildExtension, hasDisplay, openStage, root, type Stage } from './demo/stage.ts';
import { knowPeople, readLog, writeMessage } from './demo/knowledge.ts';
import { lockGroups } from './demo/lock.ts';
import { approveMost, approveToTheEnd, openGroup, removeMembers } from './demo/people.ts';
import { meetRaid, seeItOpened } from './demo/raid.ts';
import { tryRule } from './demo/rules.ts';
import { askAdvisor, askedWithinDays, tagSilent } from './demo/silent.ts';
import { bringBack } from './demo/snapshots.ts';

const mayStay = process.argv.includes('--stay');
const report = createReport(join(root, 'demo-output'));

console.log('Muster on a stand-in of WhatsApp Web: nobody in it exists, and nothing leaves this machine.');
console.log('Pauses between batches are the product’s own, so this takes two to three minutes.\n');

let stage: Stage | undefined;
try {
  await report.step('build the extension', async () => {
    const { overlayKb, driverKb } = buildExtension();
    return `overlay ${overlayKb} kB, driver in WhatsApp’s page ${driverKb} kB`;
  });
  await report.step('open Chromium on the stand-in', async () => {
    stage = await openStage();
    const { groups, people } = stage.standIn.control.world;
    return `${groups.size} groups, ${people.size} people, ${hasDisplay() ? 'in a window' : 'without a window'}`;
  });
  if (!stage) throw new Error('no stage');
  const members = new Set(stage.group.members.keys());
  const asked = askedWithinDays(stage);
  await openGroup(stage, report);
  await tryRule(stage, report);
  await approveMost(stage, report);
  await lookAcrossGroups(stage, report);
  await setSeveral(stage, report);
  await approveToTheEnd(stage, report);
  const raided = await meetRaid(stage, report);
  await knowPeople(stage, report);
  await removeMembers(stage, report);
  await readInsight(stage, report);
  await tagSilent(stage, report, members);
  await askAdvisor(stage, report, asked);
  await lockGroups(stage, report);
  await bringBack(stage, report);
  const file = await backUp(stage, report, { notes: 25 });
  await writeMessage(stage, report);
  await seeItOpened(stage, report, raided);
  await readLog(stage, report);
  await restore(stage, report, file);
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  // The newest tab is the one that the step was in.
  const page = stage?.browser.context.pages().at(-1);
  if (page) await report.picture(page, 'failed');
}

const isWell = report.end();
process.exitCode = isWell ? 0 : 1;
if (stage) {
  if (mayStay && hasDisplay()) {
    console.log('The window stays: close it, or press Ctrl+C here, to end.');
    await new Promise<void>((resolve) => {
      stage?.browser.context.on('close', () => resolve());
      process.once('SIGINT', () => resolve());
    });
  } else if (mayStay)
    console.log('There is no display to open a window on, so there is nothing to stay for.');
  await stage.browser.close();
  await stage.standIn.close();
}

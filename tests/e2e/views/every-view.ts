import { dashboardViews } from './dashboard-views.ts';
import { emptyViews } from './empty-views.ts';
import { knowledgeViews } from './knowledge-views.ts';
import { lockViews } from './lock-views.ts';
import { messageViews } from './message-views.ts';
import { peopleViews } from './people-views.ts';
import { seed } from './seed.ts';
import type { Stage } from './stage.ts';
import { troubleViews } from './trouble-views.ts';
import { workViews } from './work-views.ts';

export { DASHBOARD } from './dashboard-views.ts';

/** Walks through every view of the overlay and of the dashboard; gives the name of each while it stands on the screen. */
export async function* everyView(stage: Stage): AsyncGenerator<string> {
  yield* emptyViews(stage);
  const seeded = await seed(stage.store, stage.standIn, stage.cast);
  yield* peopleViews(stage, seeded);
  yield* knowledgeViews(stage);
  yield* workViews(stage, seeded);
  yield* lockViews(stage, seeded);
  yield* messageViews(stage, seeded);
  yield* dashboardViews(stage);
  yield* troubleViews(stage, seeded);
}

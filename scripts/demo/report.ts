// Runs the steps of the demo one after the other, prints a line for each, and counts.
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';

export type Report = {
  /** Does one thing and prints a line with the figures it returns. The first failure ends the demo: later steps build on it. */
  step(title: string, run: () => Promise<string>): Promise<void>;
  /** A line between steps: what is waited for. */
  progress(text: string): void;
  picture(page: Page, name: string): Promise<void>;
  /** Prints the last line; true when all is well. */
  end(): boolean;
};

/** A step that did not end as it should; its text is the reason. */
export class Stop extends Error {}

export function createReport(folder: string): Report {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const startedAt = performance.now();
  let done = 0;
  let failed = 0;
  let pictures = 0;
  return {
    async step(title, run) {
      const number = String(done + failed + 1).padStart(2);
      const from = performance.now();
      try {
        const figures = await run();
        done++;
        const seconds = ((performance.now() - from) / 1000).toFixed(1);
        console.log(`${number}  ${title}: ${figures} (${seconds} s)`);
      } catch (error) {
        failed++;
        console.log(`${number}  ${title}: FAILED`);
        console.log(`    ${error instanceof Error ? error.message : String(error)}`);
        throw new Stop(title);
      }
    },
    progress: (text) => console.log(`    … ${text}`),
    async picture(page, name) {
      pictures++;
      const file = join(folder, `${String(pictures).padStart(2, '0')}-${name}.png`);
      // The pointer leaves a row in the colour of being pointed at.
      await page.mouse.move(640, 2);
      // Ends what moves, so that no picture shows a half-way state.
      await page.screenshot({ path: file, animations: 'disabled' });
    },
    end() {
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      console.log(
        `\n${pictures} pictures in ${relative(process.cwd(), folder) || folder}, ${seconds} s in all`,
      );
      console.log(`demo: ${done + failed} steps, ${failed} failed`);
      return failed === 0;
    },
  };
}

/** Fails unless what the screen shows is what the server has. Returns it, for the line of the step. */
export function same<Value extends string | number>(what: string, seen: Value, wanted: Value): Value {
  if (seen !== wanted) throw new Error(`${what}: seen ${seen}, wanted ${wanted}`);
  return seen;
}

/** Asks again until the answer is the wanted one; fails with the last answer. */
export async function until<Value extends string | number>(
  what: string,
  read: () => Promise<Value> | Value,
  wanted: Value,
  options: { withinS?: number; meanwhile?: (secondsGone: number) => Promise<void> } = {},
): Promise<Value> {
  const { withinS = 20, meanwhile } = options;
  const from = performance.now();
  for (;;) {
    const seen = await read();
    if (seen === wanted) return seen;
    const gone = (performance.now() - from) / 1000;
    if (gone > withinS) return same(`${what} after ${withinS} s`, seen, wanted);
    await meanwhile?.(gone);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

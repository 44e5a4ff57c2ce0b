import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import { direction, formatNumber } from '@/utils/i18n.ts';
import styles from './insight.module.css';

/** px. */
const HEIGHT = 180;
const DAY_S = 86_400;

type ChartProps = {
  /** Days as numbers. */
  days: readonly number[];
  /** One line, or one bar of each day, per row; `null` leaves a hole. */
  rows: readonly (readonly (number | null)[])[];
  isLine: boolean;
  /** Otherwise from zero: a bar that is cut off lies, a line does not. */
  isFitted: boolean;
  dayText(day: number): string;
};

/** A drawing only: what it says stands in the table beside it. */
export function Chart({ days, rows, isLine, isFitted, dayText }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let plot: UPlot | undefined;
    const draw = (): void => {
      stopWaiting();
      plot?.destroy();
      plot = new UPlot(
        optionsFor(element, { rows, isLine, isFitted, dayText }),
        // uPlot reckons in seconds; a day stands at its number.
        [days.map((day) => day * DAY_S), ...rows.map((row) => [...row])],
        element,
      );
    };
    // What is in view first, the rest when there is nothing else to do.
    const views = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) draw();
    });
    views.observe(element);
    const idle = requestIdleCallback(draw);
    function stopWaiting(): void {
      views.disconnect();
      cancelIdleCallback(idle);
    }
    const sizes = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height: HEIGHT }));
    sizes.observe(element);
    // The colours are the theme's.
    const themes = new MutationObserver(() => plot && draw());
    const themed = element.closest('.muster');
    if (themed) themes.observe(themed, { attributeFilter: ['data-theme'] });
    return () => {
      stopWaiting();
      sizes.disconnect();
      themes.disconnect();
      plot?.destroy();
    };
  }, [days, rows, isLine, isFitted, dayText]);
  return <div ref={place} className={styles.chart} data-chart aria-hidden="true" dir="ltr" />;
}

function optionsFor(
  element: HTMLElement,
  { rows, isLine, isFitted, dayText }: Omit<ChartProps, 'days'>,
): UPlot.Options {
  const css = getComputedStyle(element);
  const colour = (role: string): string => css.getPropertyValue(`--m-${role}`).trim();
  const colours = [colour('accent-fill'), colour('outline')];
  const rtl = direction() === 'rtl';
  const axis = {
    stroke: colour('content-dim'),
    font: `12px ${css.fontFamily}`,
    ticks: { show: false },
  };
  const bars = UPlot.paths.bars;
  return {
    width: element.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 8, 0, 8],
    scales: {
      x: {
        time: false,
        dir: rtl ? -1 : 1,
        // Half a day on either side, so that the first and the last bar are whole.
        range: (_plot, min, max) => [min - DAY_S / 2, max + DAY_S / 2],
      },
      y: {
        range: (_plot, min, max) =>
          isFitted ? fitted(min ?? 0, max ?? 0) : [0, Math.max(1, (max ?? 0) * 1.05)],
      },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 32,
        space: 90,
        incrs: [1, 2, 5, 7, 14, 30].map((days) => days * DAY_S),
        values: (_plot, splits) => splits.map((at) => dayText(at / DAY_S)),
      },
      {
        ...axis,
        side: rtl ? 1 : 3,
        size: 48,
        space: 40,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000],
        grid: { stroke: colour('line'), width: 1 },
        values: (_plot, splits) => splits.map(formatNumber),
      },
    ],
    series: [
      {},
      ...rows.map((_row, index): UPlot.Series => {
        const stroke = colours[index] ?? colours[0] ?? '';
        if (isLine || !bars)
          return { stroke, width: 2, spanGaps: false, points: { show: true, size: 5, fill: stroke } };
        const alone = rows.length === 1;
        return {
          stroke,
          fill: stroke,
          width: 0,
          points: { show: false },
          // Two bars stand side by side.
          paths: bars({ size: [alone ? 0.7 : 0.36, 40], align: alone ? 0 : index === 0 ? -1 : 1 }),
        };
      }),
    ],
  };
}

/** With room above and below, so that a change of one in a thousand is no cliff. */
function fitted(min: number, max: number): [number, number] {
  const room = Math.max(1, (max - min) * 0.25, max * 0.02);
  return [Math.max(0, min - room), max + room];
}

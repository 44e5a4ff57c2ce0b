/** React's traces on elements: the only thing that says whom a row shows. Rows carry no id. */

interface Fiber {
  memoizedProps: Record<string, unknown>;
  return: Fiber | null;
}

// React picks a new suffix on each load.
const SUFFIX = Math.random().toString(36).slice(2, 12);

/** Marks the element as React would: own props nearest, the component with `props` some levels up. */
export function markFiber(element: HTMLElement, props: Record<string, unknown>): void {
  const component: Fiber = { memoizedProps: props, return: null };
  const wrapper: Fiber = { memoizedProps: { children: null }, return: component };
  const own: Fiber = {
    memoizedProps: { className: element.className, role: element.getAttribute('role') },
    return: wrapper,
  };
  const marks = element as unknown as Record<string, unknown>;
  marks[`__reactFiber$${SUFFIX}`] = own;
  marks[`__reactProps$${SUFFIX}`] = own.memoizedProps;
}

import type { CDPSession, Page } from '@playwright/test';

type DomNode = {
  nodeId: number;
  nodeName: string;
  nodeValue: string;
  children?: DomNode[];
  shadowRoots?: DomNode[];
};

/** The page through the debugger, which alone sees into closed shadow roots: for the build that people get. */
export type Pierced = {
  /** All text below elements with this name, closed shadow roots included. */
  text(elementName: string): Promise<string>;
  /** Clicks the middle of the first element below `elementName` whose own text is this. */
  click(elementName: string, text: string): Promise<void>;
};

export async function pierce(page: Page): Promise<Pierced> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const tree = async (): Promise<DomNode> =>
    (await session.send('DOM.getDocument', { depth: -1, pierce: true })).root;
  const below = (node: DomNode): DomNode[] =>
    [...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap((child) => [child, ...below(child)]);
  const hosts = async (name: string): Promise<DomNode[]> =>
    below(await tree()).filter(({ nodeName }) => nodeName.toLowerCase() === name);
  const textsOf = (node: DomNode): string[] =>
    (node.nodeName === 'STYLE' ? [] : [...(node.shadowRoots ?? []), ...(node.children ?? [])]).flatMap(
      (child) => (child.nodeName === '#text' ? [child.nodeValue] : textsOf(child)),
    );
  return {
    async text(elementName) {
      return (await hosts(elementName)).flatMap(textsOf).join(' ');
    },
    async click(elementName, text) {
      const found = (await hosts(elementName))
        .flatMap(below)
        .find((node) => node.children?.some((child) => child.nodeValue.trim() === text));
      if (!found) throw new Error(`no "${text}" in ${elementName}`);
      const { model } = await session.send('DOM.getBoxModel', { nodeId: found.nodeId });
      const [x = 0, y = 0] = model.content;
      await page.mouse.click(x + model.width / 2, y + model.height / 2);
    },
  };
}

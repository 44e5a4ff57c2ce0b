/** What the tools want (Vite 8, WXT 0.21). On Linux x64 they run on a Node of the packages' own, and setup needs little. */
const NEEDED = { withOwn: '20.0', without: '22.12' };

/** Whether the packages bring a Node, which is then the first on the path of every npm script. @param {Machine} machine */
const bringsOwn = ({ platform, arch }) => platform === 'linux' && arch === 'x64';

/**
 * The oldest Node that will do on this machine.
 * @typedef {{ platform: string, arch: string }} Machine
 * @param {Machine} machine
 */
export const neededNode = (machine) => (bringsOwn(machine) ? NEEDED.withOwn : NEEDED.without);

/**
 * Why this Node will not do here, or undefined.
 * @param {Machine & { version: string }} machine `version` without a "v"
 * @returns {{ problem: string, remedy: string } | undefined}
 */
export function nodeProblem(machine) {
  const needed = neededNode(machine);
  const [major = 0, minor = 0] = machine.version.split('.').map(Number);
  const [majorNeeded = 0, minorNeeded = 0] = needed.split('.').map(Number);
  if (major > majorNeeded || (major === majorNeeded && minor >= minorNeeded)) return undefined;
  return {
    problem: `Node.js ${machine.version} is too old here`,
    remedy: `Install Node.js ${needed} or newer and run this again.`,
  };
}

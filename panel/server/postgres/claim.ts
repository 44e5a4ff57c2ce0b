import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** One panel a folder: two would stop each other's server. */
export class FolderInUse extends Error {}

const NAME = 'panel.sock';
const TRIES = 3;

/**
 * Takes the folder until it is released or the process ends. A socket that is listened to is the proof: the number of a
 * process is soon another's, in a container nearly always.
 */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, NAME);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const server = await listen(path);
    if (server)
      return () =>
        new Promise((resolve) => {
          server.close(() => resolve());
        });
    if (await isAnswered(path)) break;
    // Left behind by one that was killed.
    await rm(path, { force: true });
  }
  throw new FolderInUse(`another panel uses ${folder}`);
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(path, () => {
      // It keeps no process alive.
      server.unref();
      resolve(server);
    });
  });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

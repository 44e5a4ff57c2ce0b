// Functions that run in a page of the extension, where they can reach nothing of this file.

/** As in `utils/store/db.ts`. */
export const DATABASE_VERSION = 11;

/** Runs in a page of the extension: what a newer Muster, or a damaged disk, leaves behind. */
export async function spoil([how, version]: readonly ['newer' | 'damaged', number]): Promise<void> {
  const settled = (request: IDBOpenDBRequest): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(String(request.error)));
    });
  // Not waited for: the background would make a good one in between.
  if (how === 'damaged') indexedDB.deleteDatabase('muster');
  // Dexie counts its versions in tens.
  const opening = indexedDB.open('muster', how === 'newer' ? 9_990 : version * 10);
  opening.onupgradeneeded = () => {
    if (how === 'newer') return;
    for (const name of ['accounts', 'groups', 'people', 'settings'])
      opening.result.createObjectStore(name, { keyPath: 'nonsense' });
  };
  (await settled(opening)).close();
}

/** Runs in a page of the extension: how many rows lie in the tables, whoever wrote them. */
export function countRows(): Promise<Record<string, number>> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('muster');
    opening.onerror = () => reject(new Error(String(opening.error)));
    opening.onsuccess = () => {
      const db = opening.result;
      const names = [...db.objectStoreNames];
      const work = db.transaction(names);
      const counts: Record<string, number> = {};
      for (const name of names) {
        const asking = work.objectStore(name).count();
        asking.onsuccess = () => {
          counts[name] = asking.result;
        };
      }
      work.oncomplete = () => {
        db.close();
        resolve(counts);
      };
    };
  });
}

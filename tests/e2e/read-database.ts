import type { Page } from '@playwright/test';

/** Runs in a page of the extension: everything in the database, as one text. */
export async function readDatabase(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const asked = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(String(request.error)));
      });
    const db = await asked(indexedDB.open('muster'));
    const texts: string[] = [];
    for (const name of db.objectStoreNames) {
      const table = db.transaction(name).objectStore(name);
      texts.push(name, JSON.stringify([await asked(table.getAllKeys()), await asked(table.getAll())]));
    }
    db.close();
    return texts.join('\n');
  });
}

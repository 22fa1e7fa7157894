/** What this browser keeps for the sender's page: drafts, and pictures that other programs have handed over. */

/** Numbers count up by themselves. */
export const draftPictures = "draft-pictures";
/** One record, what is known of them. */
export const draftNotes = "draft-notes";
/** Files from the system's share sheet, until the page has taken them. */
export const takenIn = "taken-in";

const name = "darkslide";
const version = 1;

export async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore(draftPictures, { autoIncrement: true });
    database.createObjectStore(draftNotes);
    database.createObjectStore(takenIn, { autoIncrement: true });
  };
  const database = await answered(request);
  // Another version of the page may want to change it.
  database.onversionchange = () => database.close();
  return database;
}

export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when everything of a transaction is on the disk; fails with why nothing of it is. */
export function settled(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

/** All of it, at once: tabs that have it open let go of it. */
export async function forgetDatabase(): Promise<void> {
  try {
    await answered(indexedDB.deleteDatabase(name));
  } catch {
    // Where nothing can be kept, nothing is.
  }
}

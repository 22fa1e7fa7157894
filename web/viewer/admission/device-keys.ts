import type { Bytes } from "../../format/bytes";
import { type DeviceKey, keyName, makeDeviceKey } from "./device-proof";

/** The browser keeps nothing here: a private window, or storage that is blocked. */
export class NoKeyPlace extends Error {}

const store = "keys";

/** This browser's key for a link, made and kept if there is none yet. Two tabs at once end up with one. */
export async function deviceKey(locator: Bytes): Promise<DeviceKey> {
  const name = await keyName(locator);
  try {
    const database = await open();
    try {
      const kept = await read(database, name);
      if (kept) return kept;
      const made = await makeDeviceKey();
      return await addOrRead(database, name, made);
    } finally {
      database.close();
    }
  } catch (error) {
    throw new NoKeyPlace(String(error));
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open("darkslide-devices", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  return done(request);
}

const read = (database: IDBDatabase, name: string): Promise<DeviceKey | undefined> =>
  done(database.transaction(store).objectStore(store).get(name));

/** In one transaction, so that of two tabs the later one sees what the first has kept. */
function addOrRead(database: IDBDatabase, name: string, made: DeviceKey): Promise<DeviceKey> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, "readwrite", { durability: "strict" });
    const keys = transaction.objectStore(store);
    let key = made;
    const there = keys.get(name);
    there.onsuccess = () => {
      if (there.result) key = there.result;
      else keys.add(made, name);
    };
    transaction.oncomplete = () => resolve(key);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

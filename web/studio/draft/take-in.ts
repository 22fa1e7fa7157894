/** Pictures that another program handed over through the system's share sheet (web/take-in). */
import { answered, openDatabase, settled, takenIn } from "./database";

/** Each is given out once. */
export async function takeIn(): Promise<File[]> {
  try {
    const database = await openDatabase();
    const taking = database.transaction(takenIn, "readwrite");
    const files: unknown[] = await answered(taking.objectStore(takenIn).getAll());
    taking.objectStore(takenIn).clear();
    await settled(taking);
    database.close();
    return files.filter((file): file is File => file instanceof File);
  } catch {
    return [];
  }
}

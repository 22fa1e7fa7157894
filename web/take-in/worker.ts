/**
 * Takes pictures that the system's share sheet hands over, and does nothing else (docs/decisions/0015): it sees addresses below
 * /take-in/ alone, answers one kind of request, asks the server nothing and keeps no answer of it.
 */
import { openDatabase, settled, takenIn } from "../studio/draft/database";

/** As much of a service worker as this one uses; the types of pages and of workers can't stand in one program. */
interface Scope {
  skipWaiting(): Promise<void>;
  addEventListener(type: "install", listen: () => void): void;
  addEventListener(type: "fetch", listen: (event: Fetched) => void): void;
}

interface Fetched {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = globalThis as unknown as Scope;
/** As many as one share can have. */
const mostPictures = 2_000;

scope.addEventListener("install", () => void scope.skipWaiting());
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const handedOver = request.method === "POST" && new URL(request.url).pathname === "/take-in/shared/pictures";
  if (handedOver) event.respondWith(take(request));
});

/** The sending page finds them when it opens. */
async function take(request: Request): Promise<Response> {
  try {
    const form = await request.formData();
    const files = form.getAll("pictures").filter((value): value is File => value instanceof File && value.size > 0);
    const database = await openDatabase();
    const taking = database.transaction(takenIn, "readwrite");
    for (const file of files.slice(0, mostPictures)) taking.objectStore(takenIn).add(file);
    await settled(taking);
    database.close();
    return Response.redirect("/", 303);
  } catch {
    return Response.redirect("/#not-taken-in", 303);
  }
}

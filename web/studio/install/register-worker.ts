/** Makes this page one that a phone can install, and share pictures into (docs/decisions/0015). */
import { ownScript, takeInWorker } from "../../design/worker";

/**
 * Only once the worker runs does the page say that it can be installed: without it, shared pictures would go to the server as they
 * are. Browsers that can't do it, or are not allowed to, go without.
 */
export async function registerWorker(): Promise<void> {
  try {
    const options: RegistrationOptions = { scope: "/take-in/", updateViaCache: "none" };
    const registration = await navigator.serviceWorker.register(ownScript(takeInWorker), options);
    await active(registration);
    const link = document.createElement("link");
    link.rel = "manifest";
    link.href = "/take-in/app.webmanifest";
    document.head.append(link);
  } catch {
    // Sending works as well without.
  }
}

function active({ installing, waiting, active }: ServiceWorkerRegistration): Promise<void> {
  if (active) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const worker = installing ?? waiting;
    const look = () => {
      if (worker?.state === "activated") resolve();
      if (worker === null || worker.state === "redundant") reject(new Error("no worker"));
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

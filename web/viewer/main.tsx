import { render } from "preact";
import { loadGallery } from "./later-parts";
import { Visit } from "./open-link";
import { chooseLanguage, say } from "./say";
import { first, type Happening, next } from "./state";
import { Page } from "./view/page";

let state = first;
let speaking = false;
const visit = new Visit(happen, loadGallery);

function happen(happening: Happening): void {
  state = next(state, happening);
  show();
}

function show(): void {
  if (speaking) render(<Page state={state} visit={visit} onAgain={again} />, document.body);
}

function again(): void {
  happen({ is: "again" });
  void visit.again();
}

// Set from here, the tab's sign costs no request; a page without one is asked for at an address of its own.
const sign = document.createElement("link");
sign.rel = "icon";
sign.href = URL.createObjectURL(
  new Blob(
    [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="3" width="10" height="16" rx="1.5" fill="#ffb04f"/><rect x="3" width="10" height="11" rx="1.5" fill="#222"/><rect x="6" y="2" width="4" height="1" fill="#999"/></svg>',
    ],
    { type: "image/svg+xml" },
  ),
);
document.head.append(sign);

// Looking at the link needs no words: both go on at once.
void visit.begin(location.hash);
void chooseLanguage().then(() => {
  speaking = true;
  document.title = say("page");
  show();
});

// Another link pasted over this one's address, and a page kept for the "back" button: begin from nothing.
addEventListener("hashchange", () => location.reload());
addEventListener("pagehide", () => visit.leave());
addEventListener("pageshow", (event: PageTransitionEvent) => {
  if (event.persisted) location.reload();
});

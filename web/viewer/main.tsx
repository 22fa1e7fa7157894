import { render } from "preact";
import { Visit } from "./open-link";
import { chooseLanguage, say } from "./say";
import { first, type Happening, next } from "./state";
import { Page } from "./view/page";

let state = first;
let speaking = false;
const visit = new Visit(happen);

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

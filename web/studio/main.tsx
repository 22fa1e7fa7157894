import { render } from "preact";
import { speak } from "../design/texts";
import { browserStorage, MyShares } from "./shares/my-shares";
import { Studio, type StudioPage } from "./studio";
import en from "./texts/en";

const pages = new Map<string, StudioPage>([
  ["/m", "manage"],
  ["/sign-in", "signIn"],
]);
const page = pages.get(location.pathname.replace(/\/+$/u, "")) ?? "send";
const say = await speak(en, {
  de: () => import("./texts/de").then((module) => module.default),
  ar: () => import("./texts/ar").then((module) => module.default),
});
render(<Studio page={page} say={say} shares={new MyShares(browserStorage())} />, document.body);

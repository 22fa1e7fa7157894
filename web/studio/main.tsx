import { render } from "preact";
import { speak } from "../design/texts";
import { browserStorage, MyShares } from "./shares/my-shares";
import { Studio } from "./studio";
import en from "./texts/en";

const page = location.pathname.replace(/\/+$/u, "") === "/m" ? "manage" : "send";
const say = await speak(en, {
  de: () => import("./texts/de").then((module) => module.default),
  ar: () => import("./texts/ar").then((module) => module.default),
});
render(<Studio page={page} say={say} shares={new MyShares(browserStorage())} />, document.body);

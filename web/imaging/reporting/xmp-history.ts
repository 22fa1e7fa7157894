import { moment } from "./moments";
import type { ReportBuilder } from "./report-builder";

/** What was done to a picture, step by step: `xmpMM:History` is a list of events, `crs:` holds a raw developer's settings. */
export class XmpHistory {
  #action = "";
  #when = "";
  #agent = "";
  #developed = 0;
  #editor = 0;

  note(name: string, value: string, report: ReportBuilder): void {
    if (name === "rdf:li" && value === "") {
      this.#step(report);
    } else if (name === "stEvt:action") {
      this.#action = value;
    } else if (name === "stEvt:when") {
      this.#when = moment(value);
    } else if (name === "stEvt:softwareAgent") {
      this.#agent = value;
    } else if (value !== "") {
      this.#developed += name.startsWith("crs:") ? 1 : 0;
      this.#editor += name.startsWith("darktable:history") ? 1 : 0;
    }
  }

  report(report: ReportBuilder): void {
    this.#step(report);
    if (this.#developed > 0) {
      report.add("edit-history", "Raw developer's settings", String(this.#developed));
    }
    if (this.#editor > 0) {
      report.add("edit-history", "Picture editor's steps", String(this.#editor));
    }
  }

  #step(report: ReportBuilder): void {
    if (this.#action !== "") {
      const facts = [this.#action, this.#when, this.#agent].filter((fact) => fact !== "");
      report.add("edit-history", "Editing step", facts.join(", "));
    }
    this.#action = "";
    this.#when = "";
    this.#agent = "";
  }
}

/** Layers (optional content): what is shown always is part of the page; what is hidden, or only at times, is refused. */
import { DocumentRefused } from "./document-refused";
import type { PdfCopy } from "./pdf-copy";
import { nameOf, type PdfMembers, type PdfValue } from "./pdf-value";

/** That every layer of the document is shown. */
export function requireAllShown(copy: PdfCopy, catalogue: PdfMembers): void {
  const layers = copy.resolve(catalogue.members.get("OCProperties"));
  if (layers.is !== "members") return;
  for (const { members } of settings(copy, layers)) {
    if (!["ON", undefined].includes(nameOf(copy.resolve(members.get("BaseState"))))) hidden();
    const off = copy.resolve(members.get("OFF"));
    if (off.is === "list" && off.items.length > 0) hidden();
  }
  for (const group of itemsOf(copy, layers.members.get("OCGs"))) {
    const usage = group.is === "members" ? copy.resolve(group.members.get("Usage")) : group;
    if (group.is === "members" && usage.is === "members") requireUsed(copy, usage);
  }
}

/** That something belongs to no layer that is shown when others are not. */
export function requireShown(copy: PdfCopy, layer: PdfValue | undefined): void {
  const membership = copy.resolve(layer);
  if (membership.is !== "members") return;
  const { members } = membership;
  if (members.has("VE") || /^A(ll|ny)Off$/.test(nameOf(copy.resolve(members.get("P"))) ?? "")) hidden();
}

/** The same for what a page's instructions belong to. */
export function requireShownIn(copy: PdfCopy, resources: PdfValue): void {
  if (resources.is !== "members") return;
  const properties = copy.resolve(resources.members.get("Properties"));
  if (properties.is === "members") for (const each of properties.members.values()) requireShown(copy, each);
}

function settings(copy: PdfCopy, { members }: PdfMembers): PdfMembers[] {
  const all = [copy.resolve(members.get("D")), ...itemsOf(copy, members.get("Configs"))];
  return all.filter((each) => each.is === "members");
}

/** "When printed", "when looked at", "when exported". */
function requireUsed(copy: PdfCopy, usage: PdfMembers): void {
  for (const each of usage.members.values()) {
    const use = copy.resolve(each);
    if (use.is !== "members") continue;
    for (const [key, state] of use.members) {
      if (key.endsWith("State") && nameOf(copy.resolve(state)) === "OFF") hidden();
    }
  }
}

function itemsOf(copy: PdfCopy, value: PdfValue | undefined): PdfValue[] {
  const list = copy.resolve(value);
  return list.is === "list" ? list.items.map((each) => copy.resolve(each)) : [];
}

function hidden(): never {
  throw new DocumentRefused("layers");
}

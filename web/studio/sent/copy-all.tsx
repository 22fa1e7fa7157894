import { CopyButton } from "../parts/copy-button";
import { useSay } from "../texts/say";
import { copiedTable, type TableRow } from "./link-table";

export interface CopyAllProps {
  head: TableRow;
  rows: readonly TableRow[];
  linkColumn: number;
}

/** All links in one table: pastes into a spreadsheet as into a message. */
export function CopyAll({ head, rows, linkColumn }: CopyAllProps) {
  const say = useSay();
  const { text, html } = copiedTable(head, rows, linkColumn);
  return <CopyButton text={text} html={html} label={say("copyAll")} kind="quiet" />;
}

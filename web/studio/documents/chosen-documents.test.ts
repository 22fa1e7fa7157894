import { expect, test } from "vitest";
import type { Ready } from "../choose/chosen-pictures";
import { documentsAmong } from "./chosen-documents";

const contract = new File(["%PDF"], "contract.pdf");
const page = (count: number, edits?: object) => ({ page: { document: contract, pages: { count } }, edits }) as Ready;
const photo = { edits: {} } as Ready;

test("a PDF goes along when each of its pages does, as it is", () => {
  expect(documentsAmong([photo, page(2), photo, page(2)])).toEqual([
    { file: contract, places: [1, 3], withheld: false },
  ]);
});

test.each<[string, Ready[]]>([
  ["a page is redacted, cropped or stamped", [page(2), page(2, {})]],
  ["a page was taken out", [page(2)]],
  ["a page was there before, from another drawing", [page(3), page(3)]],
])("it stays here when %s", (_, pictures) => {
  expect(documentsAmong(pictures).map(({ withheld }) => withheld)).toEqual([true]);
});

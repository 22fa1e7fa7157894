import { expect, test } from "vitest";
import { copiedTable } from "./link-table";

const link = "https://pictures.example.org/v#AXq";

test("a row for each recipient, under the columns' names", () => {
  const { text, html } = copiedTable(["Name", "Link"], [["Anna", link]], 1);
  expect(text).toBe(`Name\tLink\nAnna\t${link}`);
  expect(html).toContain(`<tr><td>Anna</td><td><a href="${link}">${link}</a></td></tr>`);
});

test("markup in a name is text", () => {
  const { html } = copiedTable(["Name", "Link"], [[`<img src=x onerror="alert('1')">&`, link]], 1);
  expect(html).not.toContain("<img");
  expect(html).toContain("&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62;&#38;");
});

test("a name with tabs and line breaks stays in its cell", () => {
  expect(copiedTable(["Name", "Link"], [["a\tb\nc\u2028d", link]], 1).text.split("\n")[1]).toBe(`a b c d\t${link}`);
});

test.each(['=HYPERLINK("https://evil.example")', "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"])(
  "%j is no formula",
  (name) => {
    const { text, html } = copiedTable(["Name", "Link"], [[name, link]], 1);
    expect(text.split("\n")[1]?.startsWith("'")).toBe(true);
    expect(html).toContain("<td>&#39;");
  },
);

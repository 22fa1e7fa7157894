import fc from "fast-check";
import { expect, test } from "vitest";
import { besideRow, layRows, rowAt } from "./rows";

const rule = { width: 1_000, target: 200, gap: 4, highest: 800 };
const shapes = fc.array(fc.double({ min: 0.5, max: 3, noNaN: true }), { minLength: 1, maxLength: 300 });

test("rows fill the width, keep the order and never overlap", () => {
  fc.assert(
    fc.property(shapes, fc.integer({ min: 200, max: 3_000 }), (list, width) => {
      const { cells, rows, height } = layRows(list, { ...rule, width });
      expect(cells).toHaveLength(list.length);
      expect(rows.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual(
        list.map((_, i) => i),
      );
      for (const [number, row] of rows.entries()) {
        expect(row.to).toBeGreaterThan(row.from);
        const last = cells[row.to - 1];
        const end = (last?.start ?? 0) + (last?.width ?? 0);
        expect(end).toBeLessThanOrEqual(width + 0.001);
        if (number < rows.length - 1 && row.height < rule.highest) expect(end).toBeCloseTo(width, 3);
        const next = rows[number + 1];
        if (next) expect(next.top).toBeCloseTo(row.top + row.height + rule.gap, 6);
        else expect(height).toBeCloseTo(row.top + row.height, 6);
      }
    }),
  );
});

test("rows come near to the height that is wanted", () => {
  const { rows } = layRows(
    Array.from({ length: 500 }, (_, i) => [1.5, 0.67, 1.33][i % 3] ?? 1),
    rule,
  );
  for (const { height } of rows.slice(0, -1)) expect(height).toBeGreaterThan(140);
  for (const { height } of rows) expect(height).toBeLessThan(280);
});

test("the last row, and a picture alone, are not blown up", () => {
  expect(layRows([1.5], rule).rows[0]?.height).toBe(200);
  expect(layRows([0.01], { ...rule, target: 5_000 }).rows[0]?.height).toBe(800);
});

test("finds the row at a place", () => {
  const { rows } = layRows(
    Array.from({ length: 400 }, () => 1.5),
    rule,
  );
  for (const [index, { top, height }] of rows.entries()) {
    expect(rowAt(rows, top)).toBe(index);
    expect(rowAt(rows, top + height - 1)).toBe(index);
  }
  expect(rowAt(rows, -100)).toBe(0);
  expect(rowAt(rows, 1e9)).toBe(rows.length - 1);
});

test("up and down lead to what stands there, and back", () => {
  fc.assert(
    fc.property(shapes, (list) => {
      const laid = layRows(list, rule);
      for (let index = 0; index < list.length; index++) {
        const down = besideRow(laid, index, 1);
        const [from, to] = [laid.cells[index], laid.cells[down]];
        if (from?.row === laid.rows.length - 1) expect(down).toBe(index);
        else expect(to?.row).toBe((from?.row ?? 0) + 1);
      }
      expect(besideRow(laid, 0, -1)).toBe(0);
    }),
  );
});

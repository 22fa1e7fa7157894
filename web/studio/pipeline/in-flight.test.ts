import fc from "fast-check";
import { expect, test } from "vitest";
import { InFlight } from "./in-flight";

test("never more at once than it may be, and everyone gets in", async () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(sizes, async (each) => {
      const inFlight = new InFlight(3, 100);
      let count = 0;
      let bytes = 0;
      const visit = async (size: number) => {
        const leave = await inFlight.enter(size);
        count++;
        bytes += size;
        expect(count).toBeLessThanOrEqual(3);
        // One that is too large by itself goes alone.
        expect(bytes <= 100 || count === 1).toBe(true);
        await Promise.resolve();
        count--;
        bytes -= size;
        leave();
        leave();
      };
      await Promise.all(each.map(visit));
      expect(count).toBe(0);
    }),
  );
});

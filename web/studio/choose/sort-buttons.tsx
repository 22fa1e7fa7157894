import { Button } from "../../design/button";
import { useSay } from "../texts/say";
import type { SortedBy } from "./arrange";

/** The two orders that files have by themselves. */
export function SortButtons({ onSort }: { onSort: (by: SortedBy) => void }) {
  const say = useSay();
  return (
    <div class="sort">
      <span class="small soft">{say("sort")}</span>
      <Button kind="bare" onClick={() => onSort("name")}>
        {say("sortName")}
      </Button>
      <Button kind="bare" onClick={() => onSort("time")}>
        {say("sortTime")}
      </Button>
    </div>
  );
}

import { useEffect, useMemo, useState } from "preact/hooks";
import type { Vault } from "../../format/vault";
import type { StatusAnswer } from "../../protocol/messages";
import type { Owner } from "../../protocol/owning";
import type { ShownPictures } from "../manage/shown-pictures";
import { Notice } from "../parts/notice";
import { Select } from "../policy/form-parts";
import { useSay } from "../texts/say";
import { Exports } from "./exports";
import { OwnersPicks } from "./owners-picks";
import { PickList } from "./pick-list";
import { type PickedLink, pickedPicture } from "./picked";

export interface PicksSectionProps {
  vault: Vault;
  status: StatusAnswer;
  owner: Owner;
  shown: ShownPictures;
  nameOf: (number: number) => string;
}

/** What recipients chose: in numbers for each, picture by picture, and to take along. Nothing where no link takes picks. */
export function PicksSection({ vault, status, owner, shown, nameOf }: PicksSectionProps) {
  const say = useSay();
  const picks = useMemo(() => new OwnersPicks(owner), [owner]);
  const [links, setLinks] = useState<readonly PickedLink[]>();
  const [failed, setFailed] = useState(false);
  const [whose, setWhose] = useState("");
  useEffect(() => {
    let gone = false;
    picks.read(status, vault).then(
      (read) => {
        if (gone) return;
        setLinks(read);
        setFailed(false);
      },
      () => gone || setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [picks, status, vault]);
  if (!status.links.some((link) => link.picks)) return null;
  const chosen = (links ?? []).filter(({ number }) => whose === "" || String(number) === whose);
  const share = { pictures: vault.pictures.map(pickedPicture), links: chosen };
  const any = chosen.some((link) => link.picks.length > 0 || link.unreadable);
  return (
    <section class="picks-section" aria-labelledby="picks">
      <h2 id="picks">{say("picksTitle")}</h2>
      {failed && (
        <Notice kind="warning">
          <p>{say("picksUnreachable")}</p>
        </Notice>
      )}
      {(links?.length ?? 0) > 1 && (
        <Select
          name="whose"
          label={say("picksWhose")}
          value={whose}
          options={[
            { value: "", label: say("picksEverybody") },
            ...(links ?? []).map(({ number }) => ({ value: String(number), label: nameOf(number) })),
          ]}
          onChange={setWhose}
        />
      )}
      {links && !any && <p class="soft">{say("picksNone")}</p>}
      {any && (
        <>
          <PickList pictures={vault.pictures} links={chosen} shown={shown} nameOf={nameOf} />
          <Exports share={share} title={vault.title} />
        </>
      )}
    </section>
  );
}

import { mapLink, mapPlaceOf } from "../../imaging/map-place";
import { useSay } from "../texts/say";
import type { Finding } from "../work/picture";

/** For whoever wants to see the place. The page itself asks no map: the map's server learns of it from a click only. */
export function MapLink({ finding }: { finding: Finding }) {
  const say = useSay();
  const place = mapPlaceOf(finding);
  return place === undefined ? null : (
    <a class="map-link small" href={mapLink(place)} target="_blank" rel="noopener noreferrer">
      {say("onMap")}
    </a>
  );
}

import type { FindingKind } from "./picture-report";

/** A point that can be shown on a map. Nothing here asks a map for anything: whoever wants to look follows the link. */
export interface MapPlace {
  /** Decimal degrees with six digits, south is negative. */
  readonly latitude: string;
  /** Decimal degrees with six digits, west is negative. */
  readonly longitude: string;
}

const coordinates = /^(-?[0-9]{1,2}\.[0-9]{6}), (-?[0-9]{1,3}\.[0-9]{6})$/;

/** The place that a finding tells as coordinates, if it does. */
export function mapPlaceOf(finding: {
  readonly kind: FindingKind;
  readonly value?: string | undefined;
}): MapPlace | undefined {
  const [, latitude, longitude] = (finding.kind === "position" && coordinates.exec(finding.value ?? "")) || [];
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

/** An address of OpenStreetMap that shows the place with a mark. */
export function mapLink({ latitude, longitude }: MapPlace): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
}

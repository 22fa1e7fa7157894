import { drawn } from "../../design/icons";

export const PlaceIcon = drawn(
  "M12 21s-6.5-5.6-6.5-11a6.5 6.5 0 0 1 13 0c0 5.4-6.5 11-6.5 11zM12 7.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5z",
);
export const FolderIcon = drawn(
  "M3.5 7a1.5 1.5 0 0 1 1.5-1.5h4l2 2.5h8a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-14a1.5 1.5 0 0 1-1.5-1.5z",
);
export const PictureIcon = drawn("M4 5.5h16v13h-16zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.5h.01");
export const GripIcon = drawn("M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01");
export const CameraIcon = drawn("M4 8h3.5l1.5-2.5h6L16.5 8H20v11H4zM12 10a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7z");
export const WarningIcon = drawn("M12 4l9 15.5h-18zM12 10v4M12 16.8v.01");
export const UndoIcon = drawn("M8.5 5L4.5 9l4 4M4.5 9h9a6 6 0 0 1 0 12h-3");
export const ZoomOutIcon = drawn("M11 4.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M16 16l4.5 4.5M8.5 11h5");
export const RedactIcon = drawn("M4 6h16M4 18h10M4 10.5h16v3.5h-16z");

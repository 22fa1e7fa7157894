import { drawn } from "../../design/icons";

export const StarIcon = drawn("M12 3.8l2.5 5.2 5.7.7-4.2 3.9 1.1 5.6-5.1-2.8-5.1 2.8 1.1-5.6-4.2-3.9 5.7-.7z");
export const RejectIcon = drawn("M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17M6 6l12 12");
export const MoreIcon = drawn("M5.5 12h.01M12 12h.01M18.5 12h.01");
export const RemarkIcon = drawn("M5 5h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-8l-4.5 4v-4H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z");

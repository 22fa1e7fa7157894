/** Points of a stamp for each of the picture's: it is turned while it is painted. */
export const fineness = 2;

type OffsetAt = (moment: Date) => number;

const minute = 60_000;
const day = 1440 * minute;

/** What the clock on the wall shows at a moment: as the moment at which a clock in UTC shows the same. */
export function wallClock(moment: number, offsetAt: OffsetAt): number {
  return moment + offsetAt(new Date(moment)) * minute;
}

/**
 * The moment at which the clock on the wall shows this. What it shows twice, when it is put back, is the first time. What
 * it never shows, when it is put forward, counts on from before: 02:30 is 03:30, as in Temporal ("compatible").
 */
export function momentOf(wall: number, offsetAt: OffsetAt): number {
  // A day away, on either side of any change.
  const [before, after] = [-day, day].map((away) => wall - offsetAt(new Date(wall + away)) * minute);
  return [before, after].find((moment) => wallClock(moment, offsetAt) === wall) ?? before;
}

/** How the user writes numbers, dates and times: the personal options of Dynamics. */
export interface UserFormats {
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  readonly negativeSign: string;
  /** Of a day, in .NET's letters: "dd.MM.yyyy", "M/d/yyyy". */
  readonly datePattern: string;
  /** Of a time of day, in .NET's letters: "HH:mm", "h:mm tt". */
  readonly timePattern: string;
  readonly amDesignator: string;
  readonly pmDesignator: string;
  /** Minutes by which the user's time zone is ahead of UTC at a moment. */
  readonly offsetAt: (moment: Date) => number;
}

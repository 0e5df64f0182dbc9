/**
 * The value of the column that holds the control. It is never changed and not put out: what is left out keeps its value
 * (measured), and a value that is repeated can overwrite a newer one. Others report hosts that clear what is left out:
 * where that is seen, the value is put out from then on.
 */
export class Anchor {
  private value: string | undefined;
  private wereOutputsTaken = false;
  private isRepeated = false;
  private isComingBack = false;

  /** Takes the value of the newest update. @returns whether the host has cleared it: the outputs must be told again */
  update(raw: string | null): boolean {
    const isCleared = !raw && this.value !== undefined && this.wereOutputsTaken && !this.isRepeated;
    this.wereOutputsTaken = false;
    if (isCleared) {
      this.isRepeated = this.isComingBack = true;
    } else if (raw || !this.isComingBack) {
      this.value = raw ?? undefined;
      this.isComingBack = false;
    }
    return isCleared;
  }

  /** What to put out for the column. */
  output(): { anchor?: string } {
    this.wereOutputsTaken = true;
    return this.isRepeated ? { anchor: this.value } : {};
  }
}

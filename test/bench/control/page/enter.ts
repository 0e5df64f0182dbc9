/** What came of a value that was entered. */
export interface EnteredValue {
  /** From the key to the paint of the frame that shows the value. */
  milliseconds: number;
  /** Frames that were drawn between. */
  lateFrames: number;
}

/**
 * Waits for the next Enter, and for what it brings about.
 * @param painted tells when the value has been painted
 * @param isThere whether the value is in the page
 */
export function watchEnter(painted: () => Promise<number>, isThere: () => boolean): Promise<EnteredValue> {
  return new Promise((resolve, reject) => {
    const onKey = ({ key, timeStamp }: KeyboardEvent): void => {
      if (key !== "Enter") {
        return;
      }
      document.removeEventListener("keydown", onKey, true);
      let lateFrames = 0;
      const frame = (): void => {
        if (!isThere()) {
          lateFrames++;
          requestAnimationFrame(frame);
        }
      };
      requestAnimationFrame(frame);
      void painted().then((at) => resolve({ milliseconds: at - timeStamp, lateFrames }), reject);
    };
    document.addEventListener("keydown", onKey, true);
  });
}

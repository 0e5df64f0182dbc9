import * as React from "react";
import { PanelFrame } from "./PanelFrame";
import { PanelSkeleton, type SkeletonProps } from "./PanelSkeleton";
import { WarmUp } from "./WarmUp";
import { useLate } from "./useLate";

/** An answer that comes sooner, in milliseconds, finds the page untouched and is painted in the very next frame. */
const warmUpAfter = 30;

/** Most answers come sooner; a skeleton that flashes up would only disturb. */
const skeletonAfter = 200;

/** The panel until its first answer: nothing at first, then the places of the cards. */
export const PanelLoading: React.FC<SkeletonProps> = (skeleton) => {
  const isLate = useLate(skeletonAfter);
  const isTimeToWarmUp = useLate(warmUpAfter);
  if (isLate) {
    return (
      <PanelFrame>
        <PanelSkeleton {...skeleton} />
      </PanelFrame>
    );
  }
  return isTimeToWarmUp ? <WarmUp /> : null;
};

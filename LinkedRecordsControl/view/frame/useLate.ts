import * as React from "react";

/** Whether the component has been there for some milliseconds. */
export function useLate(milliseconds: number): boolean {
  const [isLate, setLate] = React.useState(false);
  React.useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), milliseconds);
    return () => window.clearTimeout(timer);
  }, [milliseconds]);
  return isLate;
}

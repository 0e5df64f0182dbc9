import type { Attention } from "../base/ports";

/** The page as the browser tells of it. A tab that is chosen is told twice: as visible, then as focused. */
export const attention: Attention = {
  isVisible: () => document.visibilityState !== "hidden",
  watch: (onReturn) => {
    const onVisibility = (): void => (attention.isVisible() ? onReturn(true) : undefined);
    const onFocus = (): void => onReturn(false);
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("focus", onFocus);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("focus", onFocus);
    };
  },
  guard: (isUnsaved) => {
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (isUnsaved()) {
        event.preventDefault();
        // Older browsers ask only where it is set.
        event.returnValue = true;
      }
    };
    window.addEventListener("beforeunload", onLeave);
    return () => window.removeEventListener("beforeunload", onLeave);
  },
};

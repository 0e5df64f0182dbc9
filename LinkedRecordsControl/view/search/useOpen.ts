import * as React from "react";

/** Whether what opens under an element is open, and the handlers that the element takes. */
interface Open {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly onFocus: () => void;
  readonly onBlur: (event: React.FocusEvent) => void;
}

/**
 * Opens with the focus and closes when it leaves. Where a press of the mouse takes it away, closes only after the click:
 * what closes moves what lies beneath it, and the click would miss.
 * @param onLeave the focus has left
 */
export function useOpen(onLeave: () => void): Open {
  const [isOpen, setOpen] = React.useState(false);
  const isPressed = React.useRef(false);
  const isLeft = React.useRef(false);
  React.useEffect(() => {
    const events = ["pointerdown", "pointerup", "pointercancel"];
    const onPointer = ({ type }: Event): void => {
      isPressed.current = type === events[0];
      // The click comes right after the release.
      setTimeout(() => isLeft.current && !isPressed.current && setOpen(false));
    };
    events.forEach((name) => document.addEventListener(name, onPointer, true));
    return () => {
      isLeft.current = false;
      events.forEach((name) => document.removeEventListener(name, onPointer, true));
    };
  }, []);
  const open = (): void => {
    isLeft.current = false;
    setOpen(true);
  };
  const onBlur = ({ currentTarget, relatedTarget }: React.FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) {
      isLeft.current = true;
      setOpen(isPressed.current);
      onLeave();
    }
  };
  return { isOpen, open, onFocus: open, onBlur };
}

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
    const press = (): void => {
      isPressed.current = true;
    };
    const release = (): void => {
      isPressed.current = false;
      // The click comes right after.
      setTimeout(() => isLeft.current && setOpen(false));
    };
    const events = [
      ["pointerdown", press],
      ["pointerup", release],
      ["pointercancel", release],
    ] as const;
    events.forEach(([name, listener]) => document.addEventListener(name, listener, true));
    return () => events.forEach(([name, listener]) => document.removeEventListener(name, listener, true));
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

import { Tooltip } from "@fluentui/react-components";
import * as React from "react";

interface Props {
  readonly text: string;
  /** Renders the line: an element that takes the ref and cuts what does not fit. */
  readonly children: (ref: React.RefObject<never>, isCut: boolean) => React.ReactElement;
}

// A memo may fill pages.
const tooltipStyle: React.CSSProperties = { maxHeight: "40vh", overflowY: "auto", whiteSpace: "pre-line" };

const listeners = new Map<Element, () => void>();
let observer: ResizeObserver | undefined;

/** Tells when an element has another size, and its first one. All share one observer. @returns ends the watching */
function watchSize(element: Element, onSize: () => void): () => void {
  observer ??= new ResizeObserver((entries) => entries.forEach(({ target }) => listeners.get(target)?.()));
  listeners.set(element, onSize);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer?.unobserve(element);
  };
}

/** A text on one line, or on the few that it is given where it has lines of its own. What does not fit is cut off, and then the whole text shows at the pointer and on focus. */
export const OneLine: React.FC<Props> = ({ text, children }) => {
  const line = React.useRef<HTMLElement>(null);
  const [isCut, setIsCut] = React.useState(false);
  React.useEffect(() => {
    const element = line.current;
    if (!element) {
      return undefined;
    }
    return watchSize(element, () => {
      // With the tooltip comes a new element, and the focus would be lost.
      if (element !== element.ownerDocument.activeElement) {
        const isTooHigh = text.includes("\n") && element.scrollHeight > element.clientHeight;
        setIsCut(isTooHigh || element.scrollWidth > element.clientWidth);
      }
    });
  }, [text, isCut]);
  const element = children(line as React.RefObject<never>, isCut);
  return isCut ? (
    <Tooltip content={{ children: text, style: tooltipStyle }} relationship="inaccessible">
      {element}
    </Tooltip>
  ) : (
    element
  );
};

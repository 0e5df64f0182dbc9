import * as React from "react";
import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";

/** What a side panel is made of. */
interface SidePanelProps {
  title: string;
  /** Layout of the body. */
  className: string;
  /** The agent closes the panel, with the button, Esc or a click beside it. */
  close: () => void;
  /** Buttons at the foot. */
  footer?: React.ReactNode;
  children: React.ReactNode;
}

/** A panel at the end of the page, over everything else: lookup, quick create. */
export function SidePanel({ title, className, close, footer, children }: SidePanelProps): React.ReactElement {
  return (
    <OverlayDrawer
      open
      position="end"
      aria-label={title}
      onOpenChange={(_event, data) => {
        if (!data.open) close();
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" icon={<DismissRegular />} aria-label="Close" onClick={close} />}
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={className}>{children}</DrawerBody>
      {footer && <DrawerFooter>{footer}</DrawerFooter>}
    </OverlayDrawer>
  );
}

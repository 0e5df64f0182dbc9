import { Button, Textarea } from "@fluentui/react-components";
import * as React from "react";
import type { Diagnostics } from "../../base/ports";
import type { PanelModel } from "../../panel/choosePanel";
import { diagnosticText } from "../../panel/diagnosticText";
import { Section } from "../parts/Section";
import { useTranslate } from "../parts/ViewContext";

interface Props {
  readonly diagnostics: Diagnostics;
  readonly model: PanelModel;
}

/**
 * A panel whose diagnostics open by Ctrl+Shift+F9, and by a button where the maker wants it. These keys type nothing in any
 * layout; with Alt they would be AltGr, or VoiceOver's own. What is listed is technical English, for issue reports.
 */
export const WithDiagnostics: React.FC<Props> = ({ diagnostics, model, children }) => {
  const t = useTranslate();
  const [text, setText] = React.useState("");
  const [isCopied, setCopied] = React.useState<boolean>();
  const before = React.useRef<Element | null>(null);
  const box = React.useRef<HTMLTextAreaElement>(null);

  React.useEffect(() => box.current?.focus(), [text]);

  const toggle = (): void => {
    setCopied(undefined);
    if (text) {
      (before.current as HTMLElement | null)?.focus();
      setText("");
    } else {
      before.current = document.activeElement;
      setText(diagnosticText(diagnostics.facts(), model));
    }
  };
  const copy = async (): Promise<void> => {
    const isDone = await diagnostics.copy(text);
    setCopied(isDone);
    if (!isDone) {
      box.current?.focus();
      box.current?.select();
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const isEnd = text && event.key === "Escape";
    if (isEnd || (event.ctrlKey && event.shiftKey && event.key === "F9")) {
      event.stopPropagation();
      toggle();
    }
  };

  return (
    // A click beside everything gives it the focus: the keys are heard on a panel without a button, too.
    <div tabIndex={-1} style={{ outline: "none" }} onKeyDown={onKeyDown}>
      {children}
      {diagnostics.hasButton || text ? (
        <Button size="small" appearance="subtle" aria-expanded={text !== ""} onClick={toggle}>
          {t("Diagnostics_Title")}
        </Button>
      ) : null}
      {text ? (
        <Section title={t("Diagnostics_Title")}>
          <Textarea
            ref={box}
            readOnly
            rows={12}
            lang="en"
            dir="ltr"
            style={{ width: "100%" }}
            aria-label={t("Diagnostics_Title")}
            value={text}
          />
          <Button size="small" onClick={() => void copy()}>
            {t("Diagnostics_Copy")}
          </Button>
          <div role="status">
            {isCopied === undefined ? null : t(isCopied ? "Diagnostics_Copied" : "Diagnostics_NotCopied")}
          </div>
        </Section>
      ) : null}
    </div>
  );
};

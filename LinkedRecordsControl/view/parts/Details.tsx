import { makeStyles, shorthands } from "@fluentui/react-components";
import * as React from "react";
import { SecondaryText } from "./SecondaryText";

const useStyles = makeStyles({
  // Every text has a dot in front of it; the dots of those that begin a line lie outside, and are not seen.
  clip: { display: "block", ...shorthands.overflow("hidden") },
  row: { display: "flex", flexWrap: "wrap", marginInlineStart: "-12px" },
  text: { position: "relative", maxWidth: "100%", boxSizing: "border-box", paddingInlineStart: "12px" },
  dot: { position: "absolute", insetInlineStart: "4px" },
  // A word that is longer than a line is cut, not broken.
  words: { display: "block", overflowWrap: "normal", ...shorthands.overflow("hidden"), textOverflow: "ellipsis" },
});

interface Props {
  readonly texts: readonly string[];
  /** How one text is shown; as it is where left out. */
  readonly show?: (text: string) => React.ReactNode;
}

/** Texts in a row, each with its own direction: two Latin ones keep their order in a right-to-left page. */
export const Details: React.FC<Props> = ({ texts, show = breakable }) => {
  const styles = useStyles();
  return (
    <SecondaryText>
      <span className={styles.clip}>
        <span className={styles.row}>
          {texts
            .filter((text) => text !== "")
            .map((text, index) => (
              <span key={`${index}:${text}`} className={styles.text}>
                {index > 0 ? <span className={styles.dot}> · </span> : null}
                <bdi className={styles.words}>{show(text)}</bdi>
              </span>
            ))}
        </span>
      </span>
    </SecondaryText>
  );
};

/** A text in which an e-mail address may break before its domain. */
function breakable(text: string): React.ReactNode {
  return text.split(/(?=@)/).map((part, index) => (
    <React.Fragment key={index}>
      {index > 0 ? <wbr /> : null}
      {part}
    </React.Fragment>
  ));
}

import * as React from "react";

interface Props {
  readonly texts: readonly string[];
  /** How one text is shown; as it is where left out. */
  readonly show?: (text: string) => React.ReactNode;
}

/** Texts in a row, each with its own direction: two Latin ones keep their order in a right-to-left page. */
export const Details: React.FC<Props> = ({ texts, show }) => (
  <>
    {texts
      .filter((text) => text !== "")
      .map((text, index) => (
        <React.Fragment key={`${index}:${text}`}>
          {index > 0 ? " · " : null}
          <bdi>{show ? show(text) : text}</bdi>
        </React.Fragment>
      ))}
  </>
);

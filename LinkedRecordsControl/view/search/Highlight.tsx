import * as React from "react";
import { foundIn } from "../../records/foldedText";
import type { SearchWord } from "../../records/searchWords";

/** A text with what was searched for in bold, in the direction of its own language. */
export const Highlight: React.FC<{ text: string; words: readonly SearchWord[] }> = ({ text, words }) => {
  const spans = foundIn(text, words);
  return (
    <bdi>
      {spans.map(([from, to], index) => (
        <React.Fragment key={from}>
          {text.slice(index > 0 ? spans[index - 1][1] : 0, from)}
          <strong>{text.slice(from, to)}</strong>
        </React.Fragment>
      ))}
      {text.slice(spans.length > 0 ? spans[spans.length - 1][1] : 0)}
    </bdi>
  );
};

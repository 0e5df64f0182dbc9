import * as React from "react";
import { markFound } from "../../records/foldedText";
import type { SearchWord } from "../../records/searchWords";

/** A text with what was searched for in bold, in the direction of its own language. */
export const Highlight: React.FC<{ text: string; words: readonly SearchWord[] }> = ({ text, words }) => (
  <bdi>
    {markFound(text, words).map((part, index) => (part.found ? <strong key={index}>{part.text}</strong> : part.text))}
  </bdi>
);

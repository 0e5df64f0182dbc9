import * as React from "react";

/** A text with the part that was searched for in bold. Where it does not occur, the text alone. */
export const Highlight: React.FC<{ text: string; part: string }> = ({ text, part }) => {
  const at = part ? text.toLocaleLowerCase().indexOf(part.toLocaleLowerCase()) : -1;
  if (at < 0) {
    return <>{text}</>;
  }
  const end = at + part.length;
  return (
    <>
      {text.slice(0, at)}
      <strong>{text.slice(at, end)}</strong>
      {text.slice(end)}
    </>
  );
};

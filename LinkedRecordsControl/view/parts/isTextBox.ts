/** Whether somebody can type into an element. By its name: it may be of another window than the script. */
export function isTextBox(element: EventTarget | null): boolean {
  return ["INPUT", "TEXTAREA"].includes((element as Partial<Element> | null)?.tagName ?? "");
}

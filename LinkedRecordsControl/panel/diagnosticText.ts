import type { Fact, Facts } from "../base/ports";
import type { PanelModel } from "./choosePanel";

function say(value: Fact): string {
  if (typeof value === "object") {
    return value.map(say).join(", ") || "nothing";
  }
  return value === undefined ? "not given" : value === true ? "yes" : value === false ? "no" : String(value);
}

/** What the host gave and what the panel made of it: a list in Markdown, as an issue report takes it. */
export function diagnosticText(facts: Facts, model: PanelModel): string {
  const { phase, readOnly = false, leftOut = [] } = "panel" in model ? model.panel.state.get() : {};
  const all = { ...facts, panel: model.kind, phase, "read-only": readOnly, "left out": leftOut };
  const lines = Object.entries(all).map(([name, value]) => `- ${name}: ${say(value)}`);
  return ["### Linked records", "", ...lines].join("\n");
}

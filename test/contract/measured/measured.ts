/**
 * Something that a live host gave, and where that is written down. Sources are public repositories; all measured in test
 * organisations in an ordinary model-driven app.
 */
export interface Measured<Shape> {
  /** Owner, repository and the place in it, by the number that the repository itself gives the finding. */
  readonly source: string;
  /** M: its log shows it. M*: its test rig says that it was measured. S: seen in its code. */
  readonly mark: "M" | "M*" | "S";
  readonly shape: Shape;
}

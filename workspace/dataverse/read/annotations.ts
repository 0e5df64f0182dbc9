/** Says which annotations a request wants. */
export type Annotations = (annotation: string) => boolean;

export const formattedValue = "OData.Community.Display.V1.FormattedValue";
export const lookupLogicalName = "Microsoft.Dynamics.CRM.lookuplogicalname";
export const associatedNavigationProperty = "Microsoft.Dynamics.CRM.associatednavigationproperty";

export const everyAnnotation: Annotations = () => true;

/**
 * @param patterns value of Prefer: odata.include-annotations, such as * or OData.Community.*,Microsoft.Dynamics.CRM.*
 */
export function annotationsOf(patterns: string): Annotations {
  const wanted = patterns
    .split(",")
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== "");
  return (annotation) =>
    wanted.some((pattern) =>
      pattern.endsWith("*") ? annotation.startsWith(pattern.slice(0, -1)) : annotation === pattern,
    );
}

/**
 * Texts that survive minification and that only the library itself contains. Not flagged, because they belong in a
 * bundle: React's jsx-runtime, which is never external, and the icons (`fui-Icon`) with the style engine they bring.
 */
const traces = [
  { library: "react-dom", pattern: /_reactRootContainer|__reactInternalInstance\$/ },
  { library: "React", pattern: /reactjs\.org\/docs\/error-decoder/ },
  { library: "Fluent UI", pattern: /["'`]fui-(?!Icon)[A-Z]\w/ },
];

/** Names the libraries inside a bundle's text that the platform supplies at run time and that must stay external. */
export function platformLibrariesInside(bundle: string): string[] {
  return traces.filter(({ pattern }) => pattern.test(bundle)).map(({ library }) => library);
}

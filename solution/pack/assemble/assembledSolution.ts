import type { Document, Element } from "@xmldom/xmldom";
import type { ControlManifest } from "../../format/controlManifest";
import { attribute, child, children, rootOf } from "../../format/xml";
import type { Problems } from "../problems";
import type { Component } from "./component";
import type { Project } from "./project";
import type { SourceFiles } from "./sourceFiles";

/** A code component: what its folder is called, what the sources say of it, and what was built. */
interface AssembledControl {
  /** The folder's name, `<prefix>_<namespace>.<constructor>`. */
  folderName: string;
  place: string;
  /** The `<CustomControl>`. */
  data: Element;
  manifest: ControlManifest;
  /** The built manifest, as problems name it. */
  manifestPlace: string;
}

/** A flow: its `<Workflow>`, and the bytes of its definition where there is one. */
interface AssembledFlow {
  place: string;
  /** Path of the `.json.data.xml`. */
  dataPath: string;
  /** Path that the flow's name and id give its definition. */
  jsonPath: string;
  data: Element;
  json?: Uint8Array | undefined;
}

/** A table's `<Entity>`. */
interface AssembledTable {
  folder: string;
  place: string;
  entity: Element;
}

/** A form's `<systemform>`; `path` is that of its file. */
interface AssembledForm {
  path: string;
  place: string;
  form: Element;
}

/** A `<Connector>`; `path` is that of its file. */
interface AssembledConnector {
  path: string;
  place: string;
  connector: Element;
}

/** An `<environmentvariabledefinition>`. */
interface AssembledVariable {
  folder: string;
  place: string;
  definition: Element;
}

/** One solution while it is packed: its sources, and the components that were read from them. */
export class AssembledSolution {
  readonly components: Component[] = [];
  readonly tables: AssembledTable[] = [];
  readonly forms: AssembledForm[] = [];
  readonly flows: AssembledFlow[] = [];
  readonly controls: AssembledControl[] = [];
  readonly connectors: AssembledConnector[] = [];
  readonly environmentVariables: AssembledVariable[] = [];
  /** The files of the zip beside solution.xml, customizations.xml and [Content_Types].xml. */
  readonly entries = new Map<string, Uint8Array>();

  constructor(
    readonly name: string,
    readonly project: Project,
    readonly source: SourceFiles,
    readonly problems: Problems,
    readonly solutionXml: Document,
    readonly customizations: Document,
  ) {}

  /** `<SolutionManifest>` of solution.xml. */
  get manifest(): Element {
    return children(rootOf(this.solutionXml), "SolutionManifest")[0];
  }

  /** The `<RootComponent>` elements of solution.xml. */
  get rootComponents(): Element[] {
    const parent = child(this.manifest, "RootComponents");
    return parent ? children(parent, "RootComponent") : [];
  }

  /** The `<connectionreference>` elements of customizations.xml by logical name. */
  get connectionReferences(): Map<string, Element> {
    const parent = child(rootOf(this.customizations), "connectionreferences");
    const references = parent ? children(parent, "connectionreference") : [];
    return new Map(references.map((reference) => [attribute(reference, "connectionreferencelogicalname"), reference]));
  }

  /** solution.xml and customizations.xml, as problems name them. */
  get places(): { solutionXml: string; customizations: string } {
    return {
      solutionXml: this.source.placeOf("Other/Solution.xml"),
      customizations: this.source.placeOf("Other/Customizations.xml"),
    };
  }

  /** Reads a file of the sources as XML; undefined, and a problem noted, if it is missing or not well-formed. */
  readXml(path: string, neededBy: string): Element | undefined {
    const document = this.source.takeXml(path, neededBy);
    return document && rootOf(document);
  }

  /** Puts a component's element into its place in customizations.xml, which must hold an empty stub for it. */
  merge(stubName: string, element: Element, place: string): void {
    const stub = child(rootOf(this.customizations), stubName);
    if (!stub) {
      this.problems.add(
        this.places.customizations,
        `<${stubName} /> is missing, so ${place} would be left out of the solution.`,
      );
      return;
    }
    const copy = this.customizations.importNode(element, true);
    // The root of customizations.xml declares it.
    copy.removeAttribute("xmlns:xsi");
    stub.appendChild(copy);
  }
}

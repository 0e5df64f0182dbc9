import type { ControlClass } from "./controlInstance";
import type { SolutionControl } from "../../import/solution";

declare global {
  interface Window {
    ComponentFramework?: { registerControl(name: string, controlClass: ControlClass): void };
  }
}

/** Loads the bundles of controls from the solution, each once, and keeps the classes they register. */
export class ControlRegistry {
  private readonly classes = new Map<string, ControlClass>();
  private readonly loading = new Map<string, Promise<ControlClass>>();

  /** @param page where bundles are run; gets the global `ComponentFramework` that they register with */
  constructor(private readonly page: Window) {
    page.ComponentFramework = {
      registerControl: (name, controlClass) => {
        this.classes.set(name, controlClass);
      },
    };
  }

  /** The class of a control. @throws when its bundle cannot be loaded or registers another name */
  load(control: SolutionControl): Promise<ControlClass> {
    let loading = this.loading.get(control.name);
    if (!loading) {
      loading = this.run(control);
      this.loading.set(control.name, loading);
    }
    return loading;
  }

  private run(control: SolutionControl): Promise<ControlClass> {
    const folder = `/controls/${encodeURIComponent(control.name)}/`;
    for (const path of control.css) {
      const link = this.page.document.createElement("link");
      link.rel = "stylesheet";
      link.href = folder + path;
      this.page.document.head.append(link);
    }
    const registered = `${control.namespace}.${control.constructor}`;
    return new Promise((resolve, reject) => {
      const script = this.page.document.createElement("script");
      script.src = folder + control.code;
      script.onload = () => {
        const controlClass = this.classes.get(registered);
        if (controlClass) resolve(controlClass);
        else reject(new Error(`The bundle of ${control.name} did not register "${registered}".`));
      };
      script.onerror = () => reject(new Error(`The bundle of ${control.name} could not be loaded.`));
      this.page.document.head.append(script);
    });
  }
}

/** A place inside a JSON document: the way from its root. */
export class At {
  static readonly root = new At();

  private constructor(
    private readonly parent?: At,
    readonly key?: string | number,
  ) {}

  /** The place one or more steps further in. */
  to(...keys: readonly [string | number, ...(string | number)[]]): At {
    let at = new At(this, keys[0]);
    for (let index = 1; index < keys.length; index += 1) {
      at = new At(at, keys[index]);
    }
    return at;
  }

  /** The steps from the root. */
  get steps(): (string | number)[] {
    if (this.parent !== undefined && this.key !== undefined) {
      return [...this.parent.steps, this.key];
    }
    return [];
  }

  /** The JSON pointer of the place (RFC 6901); the root is the empty text. */
  get pointer(): string {
    if (this.parent === undefined || this.key === undefined) {
      return "";
    }
    const step = String(this.key);
    return `${this.parent.pointer}/${/[~/]/.test(step) ? step.replace(/~/g, "~0").replace(/\//g, "~1") : step}`;
  }
}

/** Splits a JSON pointer into its steps (RFC 6901). */
export function stepsOf(pointer: string): string[] {
  const steps = pointer.split("/").slice(1);
  return pointer.includes("~") ? steps.map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~")) : steps;
}

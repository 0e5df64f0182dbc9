/** A value that can be watched. */
export interface Store<T> {
  get(): T;
  /** @returns a function that stops the watching */
  subscribe(listener: () => void): () => void;
}

/** Whether two values are one, or hold the very same members. */
function isSame<T>(a: T, b: T): boolean {
  if (Object.is(a, b) || typeof a !== "object" || typeof b !== "object" || !a || !b) {
    return Object.is(a, b);
  }
  const keys = Object.keys({ ...a, ...b }) as (keyof T)[];
  return keys.every((key) => Object.is(a[key], b[key]));
}

/** A store whose owner sets it. Setting what is there already tells nobody, so that nothing is rendered for it. */
export class WritableStore<T> implements Store<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: T) {}

  get(): T {
    return this.value;
  }

  set(value: T): void {
    if (!isSame(value, this.value)) {
      this.value = value;
      this.listeners.forEach((listener) => listener());
    }
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
}

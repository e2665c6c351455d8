/** Lets values that say the same be the same value: 55,000 answers have a few hundred different topics, domains and tasks. */

/** A share keeps the first of each for as long as it is kept itself. Values are plain data that nobody changes. */
export function sharing(): <Value>(value: Value) => Value {
  const texts = new Map<unknown, unknown>();
  const structures = new Map<string, unknown>();
  return (value) => {
    if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return value;
    const known: Map<unknown, unknown> = typeof value === 'string' ? texts : structures;
    const name = typeof value === 'string' ? value : JSON.stringify(value);
    const first = known.get(name);
    if (first !== undefined) return first as typeof value;
    known.set(name, value);
    return value;
  };
}

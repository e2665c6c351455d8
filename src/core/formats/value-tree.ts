/** A parsed JSON, YAML or TOML text as one kind of tree, each value with its line; keys are never properties of an object. */

export type Tree = Leaf | TreeList | TreeGroup | Broken;

export interface Leaf {
  readonly kind: 'leaf';
  readonly line: number;
  readonly value: string | number | boolean | null;
  /** As it was written: YAML's `yes` and `1.10` are words where words are wanted. */
  readonly source: string;
}

export interface TreeList {
  readonly kind: 'list';
  readonly line: number;
  readonly items: readonly Tree[];
}

export interface TreeGroup {
  readonly kind: 'group';
  readonly line: number;
  readonly fields: ReadonlyMap<string, Tree>;
}

/** A value that cannot be read; what stands around it can. */
export interface Broken {
  readonly kind: 'broken';
  readonly line: number;
  readonly code: string;
  readonly detail: string;
}

/** The first broken value in a tree; null where there is none. */
export function brokenIn(tree: Tree): Broken | null {
  switch (tree.kind) {
    case 'broken':
      return tree;
    case 'leaf':
      return null;
    case 'list':
      return firstBroken(tree.items);
    case 'group':
      return firstBroken(tree.fields.values());
  }
}

function firstBroken(trees: Iterable<Tree>): Broken | null {
  for (const tree of trees) {
    const broken = brokenIn(tree);
    if (broken !== null) return broken;
  }
  return null;
}

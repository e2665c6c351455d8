/** The marks of Markdown that the editor of notes sets, and the keys that set them while one types. */

export type MarkName = 'bold' | 'italic' | 'unordered-list' | 'ordered-list' | 'link' | 'code' | 'quote';

/** With Control, or Command. */
export const MARKS: readonly { readonly name: MarkName; readonly key: string | undefined }[] = [
  { name: 'bold', key: 'b' },
  { name: 'italic', key: 'i' },
  { name: 'link', key: 'k' },
  { name: 'code', key: 'e' },
  { name: 'unordered-list', key: 'l' },
  { name: 'ordered-list', key: undefined },
  { name: 'quote', key: undefined },
];

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The button of the toolbar that a press stands for, where the toolbar is there. */
export function buttonFor({ key, ctrlKey, metaKey, altKey, shiftKey }: Press, toolbar: string): HTMLElement | null {
  if (!(ctrlKey || metaKey) || altKey || shiftKey) return null;
  const mark = MARKS.find((each) => each.key === key.toLowerCase());
  return mark ? (document.getElementById(toolbar)?.querySelector<HTMLElement>(`[data-md-button="${mark.name}"]`) ?? null) : null;
}

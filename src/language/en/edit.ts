/** Sentences of the question editor. */

export const editing = {
  'edit.unreadable': 'Your edits of this bank could not be read, so nothing is written over them. See what happened under Settings.',
  'edit.unknown': 'There is no question “{{question}}” in this bank.',
  'edit.no-own': 'The bank itself has no question “{{question}}”.',
  'edit.bank-exists': 'There is a bank with the id “{{bank}}” already. Choose another id.',
} as const;

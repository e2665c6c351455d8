/** The forms in which questions can leave the app, and what their files are called. */

export const EXPORT_FORMATS = ['passband', 'csv', 'markdown', 'anki'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_FILES = {
  passband: { ending: 'yaml', type: 'application/yaml' },
  csv: { ending: 'csv', type: 'text/csv' },
  markdown: { ending: 'md', type: 'text/markdown' },
  anki: { ending: 'txt', type: 'text/plain' },
} as const satisfies Record<ExportFormat, { readonly ending: string; readonly type: string }>;

/** The candidate's settings, and the pass lines that follow from them. */

import type { Blueprint } from '../core/bank';
import type { PassLine } from '../core/paper';
import type { Result } from '../core/problem';
import { ok } from '../core/problem';
import { passLine } from '../core/verdict';
import { openDocument } from '../storage/document';
import type { DocumentKind } from '../storage/document-kind';
import type { Storehouse } from '../storage/storehouse';
import { must } from './refusal';
import { type Settings, settingsSchema } from './views';

export const SETTINGS: DocumentKind<Settings> = { kind: 'settings', version: 1, schema: settingsSchema, migrations: {} };

const FIRST: Settings = { theme: 'system', textSize: 100, shortcuts: true, examDate: null, lines: {}, practiceScale: false };
/** What a page may send: some of the settings. */
export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined };

export interface SettingsBook {
  readonly read: () => Settings;
  readonly write: (change: SettingsChange) => Promise<Settings>;
  /** The pass line in force: the candidate's own, else the blueprint's. */
  readonly lineOf: (blueprint: Blueprint) => PassLine;
}

export async function openSettings(house: Storehouse): Promise<Result<SettingsBook>> {
  const opened = await openDocument(house, SETTINGS, 'settings.json', FIRST);
  if (!opened.ok) return opened;
  const document = opened.value;
  return ok({
    read: () => document.data,
    async write(change) {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      return must(await document.update((settings) => ({ ...settings, ...given })));
    },
    lineOf: (blueprint) => passLine(blueprint.pass, document.data.lines[blueprint.id]),
  });
}

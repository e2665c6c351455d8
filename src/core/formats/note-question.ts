/** Makes a question of a flash card where its fields hold one: options in fields of their own, or lettered below the words on its front. */

import { type Place, problem } from '../problem';
import { caps } from './caps';
import { type ColumnRole, rolesOfNames } from './column-roles';
import type { DraftQuestion } from './draft';
import { plainName } from './field-names';
import { splitLettered } from './lettered-options';
import { keyOfAnswer } from './plain-text';
import { rowDraft, unreadDraft } from './table-question';

export interface Note {
  /** Names of the fields; empty where a text has none. */
  readonly names: readonly string[];
  /** HTML. */
  readonly values: readonly string[];
  readonly tags: readonly string[];
}

export function noteDraft({ names: all, values, tags }: Note, place: Place): DraftQuestion {
  const names = all.slice(0, caps.noteFields);
  if (all.length > names.length && values.slice(names.length).some((value) => value.trim() !== ''))
    return unreadDraft(place, values[0] ?? '', problem('set.note-many-fields', { count: all.length, most: caps.noteFields }));
  const cells = values.map(byLines);
  const allInOne = allInOneDraft(names, cells, place);
  if (allInOne !== null) return withTags(allInOne, tags);
  const hasOwn = names.some((name) => plainName(name) === 'question');
  const roles = rolesOfNames(names.map((name) => (plainName(name) === 'front' && !hasOwn ? 'Question' : name)));
  const has = (kind: ColumnRole['kind']) => roles.some((role, at) => role.kind === kind && (cells[at] ?? '').trim() !== '');
  if (has('stem') && (has('option') || has('options') || has('wrong'))) {
    const read = cells.map((cell, at) => (roles[at]?.kind === 'right' ? withoutTags(cell) : cell));
    return withTags(rowDraft(read, { roles, keys: 'free', markup: 'html' }, place), tags);
  }
  const [front = '', back = ''] = cells;
  const lettered = front.length > 32_000 ? null : splitLettered(withoutTags(front));
  if (lettered === null) return unreadDraft(place, front, problem('set.note-no-question'));
  const [first = '', ...rest] = (lettered.answer ?? withoutTags(back)).trim().split('\n');
  const key = keyOfAnswer(first.replace(/^\s*(?:the\s+)?(?:correct\s+)?(?:answers?|ans)(?:\s+is)?\s*[:=-]?\s*/i, ''), lettered.options);
  return withTags(
    {
      kind: 'choice',
      place,
      markup: 'html',
      ...lettered,
      stem: lines(lettered.stem),
      options: lettered.options.map((option) => ({ ...option, text: lines(option.text) })),
      key,
      explanation: lines(rest.join('\n')).trim() || undefined,
    },
    tags,
  );
}

/** The note type "AllInOne": fields Q_1 to Q_5, and a 0 or a 1 for each of them in "Answers". */
function allInOneDraft(names: readonly string[], cells: readonly string[], place: Place): DraftQuestion | null {
  const cell = (name: string) => cells[names.findIndex((found) => plainName(found) === name)] ?? '';
  if (!names.some((name) => /^Q_\d$/.test(name)) || !/^[01](?:\s+[01])+$/.test(withoutTags(cell('answers')).trim())) return null;
  const stem = lines(cell('question'));
  // In a kprim question every line is right or wrong by itself.
  if (withoutTags(cell('qtype2sc1mc0kprim')).trim() === '0' || withoutTags(cell('qtype')).trim() === '0')
    return unreadDraft(place, stem, problem('set.other-type', { type: 'kprim' }));
  const options = names.flatMap((name, at) => (/^Q_\d$/.test(name) && (cells[at] ?? '').trim() !== '' ? [{ text: lines(cells[at] ?? '') }] : []));
  const marks = withoutTags(cell('answers')).trim().split(/\s+/);
  const key = marks.flatMap((mark, at) => (mark === '1' ? [{ by: 'place' as const, place: at }] : []));
  return { kind: 'choice', place, markup: 'html', stem, options, key, explanation: lines(cell('extra1')) || undefined };
}

function withTags(draft: DraftQuestion, tags: readonly string[]): DraftQuestion {
  return { ...draft, categories: [...(draft.categories ?? []), ...tags.map((tag) => tag.replaceAll('::', ' ').replaceAll('_', ' '))] };
}

/** Lines of HTML as lines, so that options can be told apart; sounds are no words. */
function byLines(html: string): string {
  return html
    .replace(/\[sound:[^\]\n]{0,300}\]/g, '')
    .replace(/\r?\n/g, ' ')
    .replace(/<\/(?:ul|ol)\s*>|<(?:ul|ol)(?:\s[^<>]*)?>/gi, '')
    .replace(/<br\s*\/?>|<\/(?:div|p|li|tr|h[1-6])\s*>/gi, '\n')
    .replace(/[ \n]{0,9}<(?:div|p|li|h[1-6])(?:\s[^<>]*)?>/gi, '\n')
    .trim();
}

function lines(text: string): string {
  return text.replaceAll('\n', '<br>');
}

/** For keys and for finding letters; pictures and code of the words are kept by others. */
function withoutTags(text: string): string {
  return text.replace(/<(?!img\b)\/?[a-z][^<>]{0,2000}>/gi, '').replaceAll('&nbsp;', ' ');
}

/** Pictures of a draft as exhibits of its question. */

import type { Exhibit } from '../bank';
import { shortened } from './clean-text';
import type { DraftQuestion, PictureAt, Warn } from './draft';
import type { ForeignPicture } from './foreign-text';

/** Only pictures of the set itself are taken over; of all others the alternative words stay in the text. */
export function exhibitsOf(draft: DraftQuestion, inTexts: readonly ForeignPicture[], pictureAt: PictureAt, warn: Warn): Exhibit[] {
  const exhibits = new Map<string, Exhibit>();
  for (const { source, alt } of [...inTexts, ...(draft.pictures ?? []).map((name) => ({ source: name, alt: '' }))]) {
    const isOutside = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(source);
    const file = isOutside ? null : pictureAt(draft.place.file, source);
    if (file !== null && !exhibits.has(file)) {
      exhibits.set(file, { file, alt: alt.slice(0, 300) || nameOf(source) });
      if (alt === '') warn('set.picture-no-description', { picture: shortened(nameOf(source)) });
    } else if (file === null) warn(isOutside ? 'set.picture-outside' : 'set.picture-missing', { picture: shortened(source) });
  }
  return [...exhibits.values()];
}

/** A path as it was before its odd signs were written as "%20"; as it stands where they were not. */
export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The last part of a path, as words. */
function nameOf(path: string): string {
  const source = decodedPath(path);
  return source.split(/[?#]/)[0]?.split('/').at(-1)?.slice(-300) || source.slice(0, 300);
}

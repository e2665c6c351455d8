/** Ids made of names. */

/** Ids are this long at most (`idSchema`). */
const MOST = 64;

/** The letters, digits and hyphens that an id may take from a name: "Sécurité & réseau" gives "securite-reseau". May be empty. */
export function idLetters(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST)
    .replace(/^-+|-+$/g, '');
}

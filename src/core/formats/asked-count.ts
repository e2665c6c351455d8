/** How many options the words of a question ask for: "Choose two.", "(Select THREE)". */

const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  dos: 2,
  tres: 3,
  zwei: 2,
  drei: 3,
  deux: 2,
  trois: 3,
};

/** "Which two items …?" may ask for one option that names two; only an order to choose counts. */
const ORDER =
  /\b(?:choose|select|pick|mark|check|tick|elij[ae]|seleccion[ae]|escoj[ae]|wählen sie|choisissez|sélectionnez)\s+(?:the\s+)?(?:best\s+|correct\s+|any\s+|only\s+)?(two|three|four|five|[2-5]|dos|tres|zwei|drei|deux|trois)\b(?!\s*(?:or|to|-)\s*(?:more|three|four|[2-9]))/gi;
/** What may follow the number: the end, a bracket, or a word for options. "Select two subnets and …" asks for something else. */
const END = /^\s*(?:(?:\w+\s+)?(?:options?|answers?|choices?|responses?|that apply|respuestas|opciones|antworten|réponses)\b|[.)\]:;!*_]|$)/i;

/** Null where the words ask for no number. */
export function askedCount(stem: string): number | null {
  for (const match of stem.matchAll(ORDER)) {
    if (END.test(stem.slice(match.index + match[0].length))) return NUMBERS[match[1]?.toLowerCase() ?? ''] ?? null;
  }
  return null;
}

/** Whether anything in the words speaks of several right options. */
export function asksForSeveral(stem: string): boolean {
  return /\b(?:two|three|four|five|several|all that apply|any that apply|dos|tres|zwei|drei|deux|trois|choose|select|pick|check all|are|were|do|have|apply)\b|\b(?:which|what|name)\s+(?:\w+\s+){0,3}\w+s\b|\b(?:[2-5])\b/i.test(
    stem,
  );
}

/** What foreign sets call the parts of a question. Names are compared by their letters and digits alone: `is_correct` is `isCorrect`. */

import type { Tree, TreeGroup } from './value-tree';

/** The earlier name is believed first. */
export const NAMES = {
  stem: [
    'question',
    'questiontext',
    'questionstem',
    'questionbody',
    'questiontitle',
    'stem',
    'q',
    'prompt',
    'problem',
    'statement',
    'ask',
    'text',
    'body',
    'content',
    'title',
    'name',
    'pregunta',
    'frage',
    'enunciado',
    'pergunta',
    'domanda',
  ],
  scenario: ['scenario', 'casestudy', 'passage', 'background', 'situation', 'vignette'],
  options: [
    'options',
    'choices',
    'answerchoices',
    'answeroptions',
    'alternatives',
    'possibleanswers',
    'variants',
    'opciones',
    'choicelist',
    'optionlist',
    'answerlist',
    'selections',
    'propositions',
  ],
  /** Names of options or of the key, whichever is there. */
  optionsOrKey: ['answers', 'responses', 'candidates', 'respuestas', 'antworten', 'reponses', 'option', 'choice', 'answer'],
  right: [
    'correctanswer',
    'correctanswers',
    'correct',
    'correctoption',
    'correctoptions',
    'correctchoice',
    'correctchoices',
    'correctanswerindex',
    'correctanswerindexes',
    'correctanswerindices',
    'correctoptionindex',
    'correctindex',
    'correctindexes',
    'correctindices',
    'correctchoiceindex',
    'correctkey',
    'correctletter',
    'correctresponse',
    'correctresponses',
    'correctanswerkey',
    'correctanswerid',
    'correctanswerids',
    'correctid',
    'correctids',
    'correctoptionid',
    'correctoptionids',
    'answerkey',
    'answerkeys',
    'answerindex',
    'answerindices',
    'answerid',
    'answerletter',
    'rightanswer',
    'rightanswers',
    'rightoption',
    'right',
    'validanswers',
    'key',
    'keys',
    'solution',
    'solutions',
    'answer',
    'answers',
    'ans',
    'correcta',
    'respuestacorrecta',
    'respuesta',
    'richtig',
    'loesung',
    'solucion',
    'reponse',
    'gabarito',
  ],
  /** Wrong answers in a list of their own. */
  wrong: [
    'distractors',
    'incorrectanswers',
    'wronganswers',
    'incorrect',
    'wrong',
    'incorrectoptions',
    'wrongoptions',
    'falseanswers',
    'incorrectchoices',
  ],
  explanation: [
    'explanation',
    'explanations',
    'rationale',
    'overallexplanation',
    'generalexplanation',
    'answerexplanation',
    'correctexplanation',
    'explain',
    'reasoning',
    'reason',
    'justification',
    'feedback',
    'generalfeedback',
    'correctfeedback',
    'comment',
    'comments',
    'context',
    'details',
    'note',
    'notes',
    'explicacion',
    'erklaerung',
    'solution',
    'why',
    'exp',
  ],
  category: [
    'domain',
    'category',
    'categories',
    'section',
    'chapter',
    'module',
    'topic',
    'topics',
    'subject',
    'objective',
    'objectives',
    'task',
    'skill',
    'subtopic',
    'tag',
    'tags',
    'area',
    'service',
  ],
  id: ['id', 'uuid', 'guid', 'questionid', 'qid', 'uid', 'slug', 'objectid'],
  difficulty: ['difficulty', 'level', 'difficultylevel', 'complexity'],
  reference: [
    'references',
    'reference',
    'refs',
    'ref',
    'sources',
    'source',
    'links',
    'link',
    'urls',
    'url',
    'docs',
    'documentation',
    'resources',
    'learnmore',
    'sourceurl',
    'referenceurl',
  ],
  type: ['type', 'questiontype', 'qtype', 'kind', 'format', 'answertype', 'inputtype', 'selectiontype', 'mode', 'variant'],
  several: [
    'ismultianswer',
    'ismultiple',
    'ismultiplechoice',
    'multiple',
    'multi',
    'multiselect',
    'ismultiselect',
    'multiplecorrectanswers',
    'multipleanswers',
    'hasmultipleanswers',
    'allowmultiple',
    'multianswer',
    'ismulti',
    'multiplecorrect',
    'multipleselect',
  ],
  picture: [
    'image',
    'images',
    'imageurl',
    'imageurls',
    'img',
    'picture',
    'pictures',
    'figure',
    'exhibit',
    'exhibits',
    'imagepath',
    'diagram',
    'questionimage',
    'photo',
  ],
  optionText: [
    'text',
    'value',
    'option',
    'optiontext',
    'answer',
    'answertext',
    'choice',
    'choicetext',
    'content',
    'body',
    'html',
    'statement',
    'description',
    'title',
    'name',
    'label',
    'response',
    'texto',
    'prompt',
  ],
  optionRight: [
    'correct',
    'iscorrect',
    'right',
    'isright',
    'isanswer',
    'iscorrectanswer',
    'correctanswer',
    'istrue',
    'answer',
    'valid',
    'isvalid',
    'fraction',
    'score',
    'points',
    'weight',
    'correcta',
  ],
  optionLabel: ['label', 'letter', 'key', 'id', 'prefix', 'optionid', 'choiceid', 'answerid', 'identifier', 'index', 'option', 'name', 'value'],
  optionRationale: ['explanation', 'rationale', 'feedback', 'reason', 'why', 'comment', 'explain', 'justification'],
} as const satisfies Record<string, readonly string[]>;

export type PartName = keyof typeof NAMES;

/** The letters and digits of a field's name, without case and accents. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

export interface NamedField {
  /** As the set writes it. */
  readonly name: string;
  readonly value: Tree;
}

const plainFields = new WeakMap<TreeGroup, ReadonlyMap<string, NamedField>>();

/** All fields of a group that may be this part, the likeliest first; empty values are no fields. */
export function fieldsFor(group: TreeGroup, part: PartName): readonly NamedField[] {
  const known = plainFields.get(group);
  const byName = known ?? byPlainName(group);
  if (known === undefined) plainFields.set(group, byName);
  return byName.size === 0 ? [] : NAMES[part].flatMap((name) => byName.get(name) ?? []);
}

function byPlainName(group: TreeGroup): ReadonlyMap<string, NamedField> {
  const byName = new Map<string, NamedField>();
  for (const [name, value] of group.fields) {
    const plain = plainName(name);
    if (!isNothing(value) && !byName.has(plain)) byName.set(plain, { name, value });
  }
  return byName;
}

/** A field without a value is a field that was left out. */
export function isNothing(value: Tree): boolean {
  return value.kind === 'leaf' && (value.value === null || value.source.trim() === '');
}

/** The words of a leaf, of a list of leaves (paragraphs), or of a node that has its words in a field; null where there are none. */
export function wordsOf(value: Tree | undefined): string | null {
  if (value === undefined) return null;
  switch (value.kind) {
    case 'leaf':
      return value.value === null ? null : typeof value.value === 'string' ? value.value : value.source;
    case 'list': {
      const parts = value.items.flatMap((item) => wordsOf(item) ?? []);
      return parts.length === 0 ? null : parts.join('\n\n');
    }
    case 'group': {
      const [first] = fieldsFor(value, 'optionText').filter((field) => field.value.kind === 'leaf');
      return first === undefined ? null : wordsOf(first.value);
    }
    case 'broken':
      return null;
  }
}

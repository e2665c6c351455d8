/** A question as the exam room shows it, while it is being written; with its key and reasons where the writer wants them. */

import { useId } from 'react';
import type { QuestionView, Solution } from '../../../api/views';
import type { QuestionDraft } from '../../../core/question-draft';
import { say } from '../../../language/say';
import { Prose } from '../../ui/prose';
import { ChoiceOptions } from '../exam/choice-options';
import { Exhibits } from '../exam/exhibits';
import { MatchOptions } from '../exam/match-options';
import { OrderOptions } from '../exam/order-options';
import styles from './edit.module.css';

const nothing = () => {};

interface QuestionPreviewProps {
  readonly bank: string;
  readonly view: QuestionView;
  readonly solution: Solution;
  readonly showsKey: boolean;
}

export function QuestionPreview({ bank, view, solution, showsKey }: QuestionPreviewProps) {
  const stem = useId();
  const shared = { question: view, locked: true, labelledBy: stem };
  const shown = showsKey ? solution : null;
  const { key } = solution;
  const hint =
    view.type === 'ordering'
      ? say('exam.order.hint')
      : view.type === 'matching'
        ? say('exam.match.hint')
        : view.choose === 1
          ? say('exam.choose-one')
          : say('exam.choose-many', { word: view.choose <= 4 ? say(`exam.number.${view.choose as 2 | 3 | 4}`) : String(view.choose) });
  return (
    <div className={styles.preview}>
      {view.scenario !== '' && <Prose text={view.scenario} />}
      <Exhibits bank={bank} exhibits={view.exhibits} />
      <div id={stem} className={styles.stem}>
        {view.stem.trim() === '' ? <p className={styles.soft}>{say('edit.preview.no-stem')}</p> : <Prose text={view.stem} />}
      </div>
      <p className={styles.soft}>{hint}</p>
      {key.kind === 'choice' && <ChoiceOptions {...shared} chosen={[]} struck={[]} solution={shown} onSelect={nothing} onStrike={nothing} />}
      {key.kind === 'order' && <OrderOptions {...shared} order={showsKey ? key.order : null} solution={shown} onOrder={nothing} />}
      {key.kind === 'match' && <MatchOptions {...shared} pairs={showsKey ? key.pairs : {}} solution={shown} onPairs={nothing} />}
      {showsKey && solution.explanation && <Prose text={solution.explanation} />}
    </div>
  );
}

/** What is written so far, in the shape of a question: options without words are not shown. */
export function shownDraft(
  id: string,
  draft: QuestionDraft,
  exhibits: readonly QuestionView['exhibits'][number][],
): { readonly view: QuestionView; readonly solution: Solution } {
  const { type, scenario, stem, prompts, pairs, chosen, explanation } = draft;
  const options = draft.options
    .filter(({ text }) => text.trim() !== '')
    .map(({ id: option, text, rationale }) => ({ id: option, text, ...(rationale !== '' && { rationale }) }));
  const ids = options.map((option) => option.id);
  const ordered = type === 'ordering' ? [...options].sort((a, b) => (a.id < b.id ? -1 : 1)) : options;
  return {
    view: {
      id,
      type,
      scenario,
      stem,
      exhibits: [...exhibits],
      options: ordered.map((option) => ({ id: option.id, text: option.text })),
      prompts: type === 'matching' ? prompts.filter(({ text }) => text.trim() !== '').map((prompt) => ({ ...prompt })) : [],
      choose: type === 'multiple' ? Math.max(2, chosen.length) : 1,
      caseStudy: null,
    },
    solution: {
      key:
        type === 'ordering'
          ? { kind: 'order', order: ids }
          : type === 'matching'
            ? { kind: 'match', pairs: Object.fromEntries(Object.entries(pairs).filter(([, option]) => ids.includes(option))) }
            : { kind: 'choice', chosen: [...chosen] },
      options: ordered,
      explanation: explanation === '' ? null : explanation,
      references: [],
      learningPoint: null,
    },
  };
}

/** Choosing what to sit: the form on the left, the paper that it would give on the right, and the clock that starts at the button. */

import { useDeferredValue, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { CallError } from '../../../api/client';
import type { Output } from '../../../api/contract';
import type { StartOptions } from '../../../api/views';
import type { Blueprint } from '../../../core/bank';
import { say, sayCode } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Loading } from '../../ui/loading';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';
import { Tutorial } from '../exam/tutorial';
import { CustomChoices } from './custom-choices';
import { PaperPreview } from './paper-preview';
import styles from './start.module.css';
import { TimeChoices } from './time-choices';

type Mode = 'mock' | 'short' | 'custom';
/** Every choice of the form; what a mode fixes is laid over it by `optionsFor`. */
export type Choices = Omit<StartOptions, 'mode'>;

/** `wanted` is the mode that the address asks for; anything else means a mock. */
export default function StartScreen({ blueprint: id, wanted }: { readonly blueprint: string; readonly wanted: string | undefined }) {
  const library = useRead('library.read', {});
  if (library.isPending) return <Loading label={say('app.loading')} />;
  const exam = library.data?.exams.find((candidate) => candidate.blueprint.id === id);
  const [bank] = exam?.banks ?? [];
  if (!library.data || !exam || !bank) return <EmptyState sentence={say('app.not-found')} />;
  return <StartForm library={library.data} blueprint={exam.blueprint} firstBank={bank.id} wanted={wanted} />;
}

interface StartFormProps {
  readonly library: Output<'library.read'>;
  readonly blueprint: Blueprint;
  readonly firstBank: string;
  readonly wanted: string | undefined;
}

function StartForm({ library, blueprint, firstBank, wanted }: StartFormProps) {
  const [, navigate] = useLocation();
  const [mode, setMode] = useState<Mode>(wanted === 'custom' || wanted === 'short' ? wanted : 'mock');
  const [choices, setChoices] = useState<Choices>(() => firstChoices(blueprint, firstBank));
  const change = (part: Partial<Choices>) => setChoices((before) => ({ ...before, ...part }));
  const options = optionsFor(mode, choices, blueprint);
  const preview = useRead('attempt.preview', useDeferredValue(options));
  const start = useCall('attempt.start');
  const settings = useRead('settings.read', {});
  const write = useCall('settings.write');
  const [isInTutorial, setInTutorial] = useState(false);

  // The second half of a double click comes before the button is drawn anew.
  const hasBegun = useRef(false);
  const begin = () => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    if (isInTutorial) write.mutate({ knowsRoom: true });
    start.mutate(options, {
      onSuccess: ({ id }) => navigate(`/exam/${id}`),
      onError: () => {
        hasBegun.current = false;
        setInTutorial(false);
      },
    });
  };
  // Nobody's first clock runs before he knows the room; settings that cannot be read keep nobody from his exam.
  const isRoomFirst = mode !== 'custom' && settings.data !== undefined && !settings.data.knowsRoom;
  const refusal = start.error instanceof CallError ? start.error.problem : null;
  const banks = library.banks.filter((bank) => bank.stock[blueprint.id]);
  if (isInTutorial) return <Tutorial isBeginning={start.isPending} onBegin={begin} onBack={() => setInTutorial(false)} />;
  return (
    <>
      <header>
        <h1>{say('start.title')}</h1>
        <p className={styles.soft}>
          {blueprint.title} · {blueprint.code}
        </p>
      </header>
      <div className={styles.sides}>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (isRoomFirst) setInTutorial(true);
            else begin();
          }}
        >
          <RadioGroup
            variant="cards"
            label={say('start.what')}
            value={mode}
            onChange={setMode}
            options={[
              {
                id: 'mock',
                label: say('start.mode.mock'),
                detail: say('start.mode.mock.hint', { questions: blueprint.questions, minutes: blueprint.minutes }),
              },
              { id: 'short', label: say('start.mode.short'), detail: say('start.mode.short.hint', { ...blueprint.short }) },
              { id: 'custom', label: say('start.mode.custom'), detail: say('start.mode.custom.hint') },
            ]}
          />
          {banks.length > 1 && (
            <Select
              label={say('start.bank')}
              value={choices.bank}
              onChange={(bank) => change({ bank })}
              options={banks.map((bank) => ({ id: bank.id, label: bank.title }))}
            />
          )}
          {mode === 'custom' && <CustomChoices blueprint={blueprint} choices={choices} onChange={change} />}
          <TimeChoices timed={options.minutes !== null} choices={choices} onChange={change} />
          {mode !== 'custom' && <p className={styles.rules}>{say('start.rules')}</p>}
          {refusal && <Banner tone="error">{sayCode(refusal.code, refusal.params)}</Banner>}
          <div>
            <Button variant="primary" type="submit" isDisabled={settings.isPending || start.isPending || preview.data?.questions === 0}>
              {say(options.minutes === null || isRoomFirst ? 'start.begin.no-clock' : 'start.begin')}
            </Button>
          </div>
        </form>
        <PaperPreview blueprint={blueprint} options={options} preview={preview.data ?? null} />
      </div>
    </>
  );
}

function firstChoices(blueprint: Blueprint, bank: string): Choices {
  return {
    bank,
    blueprint: blueprint.id,
    questions: blueprint.short.questions,
    minutes: null,
    extraMinutes: 0,
    clockPolicy: 'forgiving',
    feedback: 'each',
    shuffle: true,
    domains: [],
    topics: [],
    tasks: [],
    types: [],
    pool: 'all',
    lastAttempts: 5,
    only: [],
    fixed: false,
  };
}

/** Mocks take count, time and rules from the blueprint; only practice has choices of its own there. */
function optionsFor(mode: Mode, choices: Choices, blueprint: Blueprint): StartOptions {
  if (mode === 'custom') return { ...choices, mode };
  const { questions, minutes } = mode === 'mock' ? blueprint : blueprint.short;
  return { ...choices, mode, questions, minutes, feedback: 'end', shuffle: true, domains: [], topics: [], tasks: [], types: [], pool: 'all' };
}

/** A score report from elsewhere, typed in or changed. */

import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Output } from '../../../api/contract';
import type { OutsideView } from '../../../api/history-views';
import { outsideFaults, outsideScore } from '../../../core/outside-score';
import { say, sayCode } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { formatPercent, wholePercent } from '../../format';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Loading } from '../../ui/loading';
import { PageHeader } from '../../ui/page-header';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { type Form, formOf, type Gives, missingFields, newForm, resultOf } from './draft';
import styles from './outside.module.css';
import { ResultFields } from './result-fields';

type Exams = Output<'library.read'>['exams'];

/** Without an id a new report is begun. */
export default function OutsideScreen({ id }: { readonly id: string | undefined }) {
  const [, navigate] = useLocation();
  const library = useRead('library.read', {});
  const outside = useRead('outside.list', {});
  const history = useRead('history.list', {});
  if (library.isPending || outside.isPending || history.isPending) return <Loading label={say('app.loading')} />;
  const report = outside.data?.reports.find((each) => each.id === id);
  if (library.isError || outside.isError || (id !== undefined && !report)) {
    const error = library.error ?? outside.error;
    return (
      <ErrorState
        title={say('app.broken')}
        detail={error ? whyFailed(error) : say('outside.unknown')}
        action={{ label: say('compare.back'), onPress: () => navigate('/history') }}
      />
    );
  }
  const last = history.data?.rows.at(-1)?.blueprint ?? null;
  return <Editor report={report ?? null} exams={library.data.exams} practised={last} />;
}

const KINDS = ['official-practice', 'course-test', 'real-exam'] as const;
const GIVES: readonly Gives[] = ['domain-counts', 'total-counts', 'percentages'];

/** Today, as the candidate's own calendar has it. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

interface EditorProps {
  readonly report: OutsideView | null;
  readonly exams: Exams;
  /** The exam practised last, which a new report is most likely of. */
  readonly practised: string | null;
}

function Editor({ report, exams, practised }: EditorProps) {
  const [, navigate] = useLocation();
  const [form, setForm] = useState<Form>(() =>
    report ? formOf(report) : newForm(exams.some(({ blueprint }) => blueprint.id === practised) ? practised : null, ''),
  );
  const [tries, setTries] = useState(0);
  const wasTried = tries > 0;
  const sheet = useRef<HTMLFormElement>(null);
  const save = useCall('outside.save');
  const remove = useCall('outside.delete');
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));

  const blueprint = exams.find((exam) => exam.blueprint.id === form.blueprint)?.blueprint;
  const domains = blueprint?.domains ?? (report?.blueprint === form.blueprint ? report?.exam.domains : undefined) ?? [];
  const result = resultOf(form, domains);
  const draft = { blueprint: form.blueprint ?? '', kind: form.kind, name: form.name.trim(), date: form.date, result, outcome: form.outcome };
  const missing = missingFields(form);
  const faults = [...missing, ...outsideFaults(draft, domains, today()).filter(({ field }) => !missing.some((one) => one.field === field))];
  const problemAt = (field: string) => {
    const fault = wasTried ? faults.find((each) => each.field === field) : undefined;
    return fault && sayCode(fault.code, fault.params);
  };
  const back = () => navigate('/history');
  const keep = () => {
    setTries((before) => before + 1);
    if (faults.length === 0) save.mutate({ id: report?.id ?? null, draft }, { onSuccess: back });
  };
  // To the first field that is marked, where there is one.
  useEffect(() => {
    if (tries > 0) sheet.current?.querySelector<HTMLElement>('[data-invalid] :is(input, button)')?.focus();
  }, [tries]);
  const error = save.error ?? remove.error;
  const gives = form.kind === 'real-exam' ? [...GIVES, 'outcome' as const] : GIVES;
  return (
    <form
      ref={sheet}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <PageHeader title={say(report ? 'outside.title.edit' : 'outside.title')} back={{ label: say('compare.back'), onPress: back }} />
      {wasTried && faults.length > 0 && <Banner tone="error">{say('outside.faults')}</Banner>}
      {error && <Banner tone="error">{whyFailed(error)}</Banner>}
      <div className={styles.pair}>
        <Select
          label={say('outside.exam')}
          problem={problemAt('exam')}
          value={form.blueprint}
          onChange={(id) => change({ blueprint: id })}
          options={[
            ...exams.map((exam) => ({ id: exam.blueprint.id, label: exam.blueprint.title, detail: exam.blueprint.code })),
            ...(report && !blueprint && report.blueprint === form.blueprint
              ? [{ id: report.blueprint, label: report.exam.title, detail: report.exam.code }]
              : []),
          ]}
        />
        <TextField label={say('outside.date')} type="date" problem={problemAt('date')} value={form.date} onChange={(date) => change({ date })} />
      </div>
      <RadioGroup
        label={say('outside.kind')}
        variant="cards"
        value={form.kind}
        onChange={(kind) => change({ kind, ...(kind !== 'real-exam' && form.gives === 'outcome' && { gives: 'domain-counts' as const }) })}
        options={KINDS.map((id) => ({ id, label: say(`outside.kind.${id}`), detail: say(`outside.kind.${id}.hint`) }))}
      />
      <div className={styles.name}>
        <TextField
          label={say('outside.name')}
          hint={say('outside.name.hint')}
          maxLength={120}
          value={form.name}
          onChange={(name) => change({ name })}
        />
      </div>
      <RadioGroup
        label={say('outside.gives')}
        value={form.gives}
        onChange={(chosen) => change({ gives: chosen })}
        options={gives.map((id) => ({ id, label: say(`outside.gives.${id}`) }))}
      />
      <ResultFields form={form} domains={domains} problemAt={problemAt} onChange={change} />
      <Preview result={result} domains={domains} />
      <RadioGroup
        label={say('outside.outcome')}
        problem={problemAt('outcome')}
        value={form.outcome ?? 'none'}
        onChange={(outcome) => change({ outcome: outcome === 'none' ? null : outcome })}
        options={(['passed', 'failed', 'none'] as const).map((id) => ({ id, label: say(`outside.outcome.${id}`) }))}
      />
      <div className={styles.actions}>
        <Button variant="primary" type="submit" isDisabled={save.isPending}>
          {say('outside.save')}
        </Button>
        <Button onPress={back}>{say('outside.cancel')}</Button>
        {report && (
          <span className={styles.apart}>
            <Button variant="quiet" isDisabled={remove.isPending} onPress={() => remove.mutate({ id: report.id }, { onSuccess: back })}>
              {say('outside.delete')}
            </Button>
          </span>
        )}
      </div>
    </form>
  );
}

/** What the numbers come to, while they are being typed. */
function Preview({ result, domains }: { readonly result: ReturnType<typeof resultOf>; readonly domains: Parameters<typeof outsideScore>[1] }) {
  const { share, interval, right, asked } = outsideScore(result, domains);
  const isPossible = share !== null && share <= 1;
  const words = isPossible && [
    right !== null && asked !== null && result.kind === 'domain-counts' && say('outside.preview.total', { right, asked }),
    interval
      ? say('outside.preview.likely', { percent: formatPercent(share), low: wholePercent(interval.low), high: wholePercent(interval.high) })
      : say('outside.preview', { percent: formatPercent(share) }),
  ];
  return (
    <p role="status" className={styles.preview}>
      {words ? words.filter(Boolean).join(' ') : null}
    </p>
  );
}

/** A bank of the candidate's own: named, and told which exams it is for. */

import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { idLetters } from '../../../core/id-letters';
import { say, sayCode } from '../../../language/say';
import { useCall, useRead } from '../../data/queries';
import { whyFailed } from '../../data/why-failed';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Loading } from '../../ui/loading';
import { PageHeader } from '../../ui/page-header';
import { TextField } from '../../ui/text-field';
import styles from './edit.module.css';

const ID = /^[a-z0-9][a-z0-9-]{1,63}$/;

export default function NewBankScreen() {
  const [, navigate] = useLocation();
  const library = useRead('library.read', {});
  const make = useCall('edit.make-bank');
  const [title, setTitle] = useState('');
  const [typedId, setTypedId] = useState<string | null>(null);
  const [licence, setLicence] = useState('');
  const [authors, setAuthors] = useState('');
  const [exams, setExams] = useState<readonly string[]>([]);
  const [tries, setTries] = useState(0);
  const sheet = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries > 0) sheet.current?.querySelector<HTMLElement>('[data-invalid] :is(input, button), [data-missing] input')?.focus();
  }, [tries]);
  if (library.isPending) return <Loading label={say('app.loading')} />;
  const id = typedId ?? idLetters(title);
  const wasTried = tries > 0;
  const isTaken = library.data?.banks.some((bank) => bank.id === id) ?? false;
  const noTitle = wasTried && title.trim() === '' ? say('edit.bank.title.missing') : undefined;
  const badId = !wasTried ? undefined : !ID.test(id) ? say('edit.bank.id.bad') : isTaken ? sayCode('edit.bank-exists', { bank: id }) : undefined;
  const noExam = wasTried && exams.length === 0;
  const keep = () => {
    setTries((before) => before + 1);
    if (title.trim() === '' || !ID.test(id) || isTaken || exams.length === 0) return;
    const named = authors
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    make.mutate(
      { id, title: title.trim(), authors: named, blueprints: [...exams], ...(licence.trim() !== '' && { licence: licence.trim() }) },
      { onSuccess: ({ bank }) => navigate(`/edit/${bank}`) },
    );
  };
  return (
    <form
      ref={sheet}
      noValidate
      className={styles.newBank}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <PageHeader
        title={say('edit.new-bank')}
        subtitle={say('edit.new-bank.subtitle')}
        back={{ label: say('app.back-to-library'), onPress: () => navigate('/') }}
      />
      {make.isError && <Banner tone="error">{whyFailed(make.error)}</Banner>}
      <TextField label={say('edit.bank.title')} maxLength={300} value={title} onChange={setTitle} problem={noTitle} />
      <TextField label={say('edit.bank.id')} hint={say('edit.bank.id.hint')} maxLength={64} value={id} onChange={setTypedId} problem={badId} />
      <div className={styles.pair}>
        <TextField label={say('edit.bank.authors')} hint={say('edit.bank.authors.hint')} maxLength={1000} value={authors} onChange={setAuthors} />
        <TextField label={say('edit.bank.licence')} hint={say('edit.bank.licence.hint')} maxLength={300} value={licence} onChange={setLicence} />
      </div>
      <fieldset className={styles.exams} data-missing={noExam || undefined} aria-describedby={noExam ? 'no-exam' : undefined}>
        <legend>{say('edit.bank.exams')}</legend>
        {(library.data?.exams ?? []).map(({ blueprint }) => (
          <Checkbox
            key={blueprint.id}
            isSelected={exams.includes(blueprint.id)}
            detail={blueprint.code}
            onChange={(isOn) => setExams((before) => (isOn ? [...before, blueprint.id] : before.filter((other) => other !== blueprint.id)))}
          >
            {blueprint.title}
          </Checkbox>
        ))}
        {noExam && (
          <p id="no-exam" className={styles.problem}>
            {say('edit.bank.exams.missing')}
          </p>
        )}
      </fieldset>
      <div>
        <Button variant="primary" type="submit" isDisabled={make.isPending}>
          {say('edit.bank.make')}
        </Button>
      </div>
    </form>
  );
}

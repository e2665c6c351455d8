/** Pictures of a question: files of its bank, read through the contract and shown as blobs, never fetched from anywhere. */

import { useEffect, useState } from 'react';
import type { Output } from '../../../api/contract';
import type { Exhibit } from '../../../core/bank';
import { say } from '../../../language/say';
import { useRead } from '../../data/queries';
import styles from './exhibits.module.css';

export function Exhibits({ bank, exhibits }: { readonly bank: string; readonly exhibits: readonly Exhibit[] }) {
  return exhibits.map((exhibit) => <OfBank key={exhibit.file} bank={bank} exhibit={exhibit} />);
}

function OfBank({ bank, exhibit }: { readonly bank: string; readonly exhibit: Exhibit }) {
  const { data } = useRead('media.read', { bank, file: exhibit.file });
  return <Picture data={data} exhibit={exhibit} />;
}

interface PictureProps {
  /** Undefined until it is read. */
  readonly data: Output<'media.read'> | undefined;
  readonly exhibit: Exhibit;
}

export function Picture({ data, exhibit }: PictureProps) {
  const [large, setLarge] = useState(false);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!data) return;
    const bytes = Uint8Array.from(atob(data.base64), (sign) => sign.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: data.type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return (
    <figure className={styles.exhibit} data-large={large || undefined}>
      {url && (
        <button
          type="button"
          className={styles.picture}
          onClick={() => setLarge(!large)}
          aria-label={say(large ? 'exam.exhibit.small' : 'exam.exhibit.large', { alt: exhibit.alt })}
        >
          <img src={url} alt={exhibit.alt} />
        </button>
      )}
      <figcaption>{exhibit.alt}</figcaption>
    </figure>
  );
}

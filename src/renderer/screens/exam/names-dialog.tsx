/** Short names of the vendor's services and what they stand for, searched as it is typed. */

import { useState } from 'react';
import { findServiceNames, serviceNames } from '../../../core/service-names';
import { say } from '../../../language/say';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import styles from './guide.module.css';

export function NamesDialog({ vendor, onClose }: { readonly vendor: string; readonly onClose: () => void }) {
  const [search, setSearch] = useState('');
  const found = findServiceNames(vendor, search);
  const isKnown = serviceNames.some((service) => service.vendor === vendor);
  const title = isKnown ? `${say('exam.names')} · ${vendor}` : say('exam.names');
  return (
    <Dialog isOpen title={title} onClose={onClose} closeLabel={say('exam.close')}>
      <TextField label={say('exam.names.search')} isSearch autoFocus value={search} onChange={setSearch} />
      <p role="status" className={styles.found}>
        {found.length === 0 ? say('exam.names.none') : say('exam.names.found', { count: found.length })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <section className={styles.names} aria-label={title} tabIndex={0}>
        <table>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{say('exam.names.short')}</th>
              <th scope="col">{say('exam.names.full')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((service) => (
              <tr key={`${service.vendor} ${service.short}`}>
                <th scope="row">{service.short}</th>
                <td>{service.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Dialog>
  );
}

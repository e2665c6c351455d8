/** What somebody who does not see the screen notices of a change of screen. */

import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { useScreenChange } from '../../src/renderer/screen-change';

afterEach(cleanup);

function Page({ path, title }: { readonly path: string; readonly title: string | null }) {
  useScreenChange(path);
  return (
    <main id="content" tabIndex={-1}>
      {title && <h1 key={path}>{title}</h1>}
      <button type="button">Go on</button>
    </main>
  );
}

it('names the first screen and leaves the focus where it is', () => {
  render(<Page path="/" title="Library" />);
  expect(document.title).toBe('Library – Passband');
  expect(document.activeElement).toBe(document.body);
});

it('moves the focus to the heading of the next screen, also when that comes late', async () => {
  const { rerender } = render(<Page path="/" title="Library" />);
  rerender(<Page path="/history" title={null} />);
  expect(document.title).toBe('Library – Passband');
  await act(async () => rerender(<Page path="/history" title="History" />));
  expect(document.title).toBe('History – Passband');
  expect(document.activeElement?.textContent).toBe('History');
});

it('leaves the focus to who is at something on the new screen already', () => {
  const { rerender, getByRole } = render(<Page path="/" title="Library" />);
  getByRole('button').focus();
  rerender(<Page path="/history" title="History" />);
  expect(document.activeElement).toBe(getByRole('button'));
});

it('waits while the screen before is still in the document', async () => {
  const Fetched = ({ path, shown }: { readonly path: string; readonly shown: string }) => {
    useScreenChange(path);
    return <h1 key={shown}>{shown}</h1>;
  };
  const { rerender } = render(<Fetched path="/" shown="Library" />);
  rerender(<Fetched path="/history" shown="Library" />);
  expect(document.activeElement).toBe(document.body);
  await act(async () => rerender(<Fetched path="/history" shown="History" />));
  expect(document.title).toBe('History – Passband');
  expect(document.activeElement?.textContent).toBe('History');
});

import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Banner } from '../../../src/renderer/ui/banner';
import { ErrorState } from '../../../src/renderer/ui/error-state';
import { type Toast, ToastArea, useToast } from '../../../src/renderer/ui/toast';

afterEach(cleanup);

it('interrupts for an error and waits its turn for the rest', () => {
  render(
    <>
      <Banner tone="error">This answer is not on disk.</Banner>
      <Banner tone="warning">Half of the time is over.</Banner>
    </>,
  );
  expect(screen.getByRole('alert').textContent).toBe('This answer is not on disk.');
  expect(screen.getByRole('status').textContent).toBe('Half of the time is over.');
});

it('says what happened, what is safe and what to do', () => {
  const onPress = vi.fn();
  render(
    <ErrorState title="Cannot open" detail="The file was cut short." safe="Other attempts are untouched." action={{ label: 'Back', onPress }} />,
  );
  const text = screen.getByRole('alert').textContent;
  expect(text).toMatch(/Cannot open.*cut short.*untouched.*Back/);
  fireEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(onPress).toHaveBeenCalledOnce();
});

describe('a toast', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function Teller({ toast }: { readonly toast: Toast }) {
    const show = useToast();
    return (
      <button type="button" onClick={() => show(toast)}>
        tell
      </button>
    );
  }
  function tell(toast: Toast) {
    render(
      <ToastArea label="Notices">
        <Teller toast={toast} />
      </ToastArea>,
    );
    fireEvent.click(screen.getByText('tell'));
  }
  const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

  it('is spoken politely and leaves by itself', () => {
    tell({ text: 'Saved' });
    expect(screen.getByRole('status').textContent).toBe('Saved');
    wait(5_000);
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('stays longer where it offers a way back, and takes it', () => {
    const onPress = vi.fn();
    tell({ text: 'Suspended', action: { label: 'Undo', onPress } });
    wait(5_000);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(onPress).toHaveBeenCalledOnce();
    expect(screen.queryByText('Suspended')).toBeNull();
  });

  it('stays while the pointer is on it', () => {
    tell({ text: 'Suspended', action: { label: 'Undo', onPress: () => {} } });
    fireEvent.mouseEnter(screen.getByText('Suspended').parentElement as HTMLElement);
    wait(60_000);
    expect(screen.queryByText('Suspended')).not.toBeNull();
    fireEvent.mouseLeave(screen.getByText('Suspended').parentElement as HTMLElement);
    wait(60_000);
    expect(screen.queryByText('Suspended')).toBeNull();
  });
});

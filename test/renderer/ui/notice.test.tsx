import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Banner } from '../../../src/renderer/ui/banner';
import { ErrorState } from '../../../src/renderer/ui/error-state';

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

it('says what happened and what to do', () => {
  const onPress = vi.fn();
  render(<ErrorState title="Cannot open" detail="The file was cut short." action={{ label: 'Back', onPress }} />);
  const text = screen.getByRole('alert').textContent;
  expect(text).toMatch(/Cannot open.*cut short.*Back/);
  fireEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(onPress).toHaveBeenCalledOnce();
});

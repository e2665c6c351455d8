import './browser-gaps';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { Button } from '../../../src/renderer/ui/button';
import { Menu } from '../../../src/renderer/ui/menu';

afterEach(cleanup);

it('opens from its button and does what is chosen, but not what is disabled', () => {
  const onCsv = vi.fn();
  const onPdf = vi.fn();
  render(
    <Menu
      label="Export"
      trigger={<Button>Export</Button>}
      entries={[
        { kind: 'action', id: 'pdf', label: 'PDF', isDisabled: true, onSelect: onPdf },
        { kind: 'separator', id: 'line' },
        { kind: 'action', id: 'csv', label: 'CSV', onSelect: onCsv },
      ]}
    />,
  );
  const trigger = screen.getByRole('button', { name: 'Export' });
  fireEvent.click(trigger);
  fireEvent.click(screen.getByRole('menuitem', { name: 'PDF' }));
  fireEvent.click(screen.getByRole('menuitem', { name: 'CSV' }));
  expect(onCsv).toHaveBeenCalledOnce();
  expect(onPdf).not.toHaveBeenCalled();
});

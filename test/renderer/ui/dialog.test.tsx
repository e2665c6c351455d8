import './browser-gaps';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfirmDialog } from '../../../src/renderer/ui/confirm-dialog';
import { Dialog } from '../../../src/renderer/ui/dialog';

afterEach(cleanup);

describe('a dialog', () => {
  it('is named by its title and left by Escape and by its close button', () => {
    const onClose = vi.fn();
    render(
      <Dialog isOpen title="Go to a question" closeLabel="Close" onClose={onClose}>
        Which?
      </Dialog>,
    );
    const dialog = screen.getByRole('dialog', { name: 'Go to a question' });
    fireEvent.keyDown(dialog, { key: 'Escape' });
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalledTimes(2);
  });
});

describe('a question before something is destroyed', () => {
  function ask() {
    const onConfirm = vi.fn();
    const onCancel = vi.fn();
    render(
      <ConfirmDialog isOpen isDanger title="Delete mock 3?" confirmLabel="Delete" cancelLabel="Keep" onConfirm={onConfirm} onCancel={onCancel}>
        There is no way back.
      </ConfirmDialog>,
    );
    return { onConfirm, onCancel };
  }

  it('starts with the focus on cancel', async () => {
    ask();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep' })));
  });

  it('takes Escape as cancel', () => {
    const { onConfirm, onCancel } = ask();
    fireEvent.keyDown(screen.getByRole('alertdialog'), { key: 'Escape' });
    expect(onCancel).toHaveBeenCalledOnce();
    expect(onConfirm).not.toHaveBeenCalled();
  });

  it('is not answered by a click beside it', () => {
    const { onConfirm, onCancel } = ask();
    fireEvent.pointerDown(document.body, { button: 0 });
    fireEvent.pointerUp(document.body, { button: 0 });
    fireEvent.click(document.body);
    expect(onCancel).not.toHaveBeenCalled();
    expect(onConfirm).not.toHaveBeenCalled();
  });

  it('goes on only by its own button', () => {
    const { onConfirm } = ask();
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(onConfirm).toHaveBeenCalledOnce();
  });
});

it('starts with the focus on the answer where nothing is destroyed', async () => {
  render(
    <ConfirmDialog isOpen title="End the exam?" confirmLabel="End exam" cancelLabel="Keep working" onConfirm={() => {}} onCancel={() => {}}>
      7 questions are unanswered.
    </ConfirmDialog>,
  );
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'End exam' })));
});

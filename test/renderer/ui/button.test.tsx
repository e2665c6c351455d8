import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Flag } from 'lucide-react';
import { afterEach, expect, it, vi } from 'vitest';
import { Button } from '../../../src/renderer/ui/button';
import { IconButton } from '../../../src/renderer/ui/icon-button';

afterEach(cleanup);

it('names a button by its words alone and tells its key as a shortcut', () => {
  render(<Button shortcut="N">Next</Button>);
  expect(screen.getByRole('button', { name: 'Next' }).getAttribute('aria-keyshortcuts')).toBe('N');
});

it('is pressed once a click, and not at all when disabled', () => {
  const onPress = vi.fn();
  const { rerender } = render(<Button onPress={onPress}>Go</Button>);
  fireEvent.click(screen.getByRole('button'));
  rerender(
    <Button onPress={onPress} isDisabled>
      Go
    </Button>,
  );
  fireEvent.click(screen.getByRole('button'));
  expect(onPress).toHaveBeenCalledOnce();
});

it('speaks the name of a sign, shows it as a tooltip, and says whether it is on', () => {
  const { rerender } = render(<IconButton icon={Flag} label="Flag" isOn={false} />);
  const button = screen.getByRole('button', { name: 'Flag', pressed: false });
  expect(button.title).toBe('Flag');
  rerender(<IconButton icon={Flag} label="Flag" isOn />);
  expect(screen.getByRole('button', { name: 'Flag', pressed: true })).toBe(button);
});

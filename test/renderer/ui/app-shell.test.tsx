import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { BookOpen, Library } from 'lucide-react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppShell, type AppShellProps } from '../../../src/renderer/ui/app-shell';
import { PANE_WIDTH_REM } from '../../../src/renderer/ui/pane-separator';

afterEach(cleanup);

const shell: AppShellProps = {
  skipLabel: 'To the page',
  navigationLabel: 'Main',
  brand: 'Passband',
  items: [
    { href: '#/', label: 'Library', icon: Library },
    { href: '#/study', label: 'Study', icon: BookOpen, badge: { count: 4, label: '4 reviews due' } },
  ],
  currentHref: '#/',
  onNavigate: () => {},
  pane: null,
  children: 'page',
};

it('marks where we are, and speaks what waits elsewhere', () => {
  render(<AppShell {...shell} />);
  expect(screen.getByRole('link', { name: 'Library' }).getAttribute('aria-current')).toBe('page');
  expect(screen.getByRole('link', { name: 'Study 4 reviews due' }).getAttribute('aria-current')).toBeNull();
});

it('follows a plain click itself and leaves a new tab to the browser', () => {
  const onNavigate = vi.fn();
  render(<AppShell {...shell} onNavigate={onNavigate} />);
  const study = screen.getByRole('link', { name: /Study/ });
  expect(fireEvent.click(study, { ctrlKey: true })).toBe(true);
  expect(onNavigate).not.toHaveBeenCalled();
  expect(fireEvent.click(study)).toBe(false);
  expect(onNavigate).toHaveBeenCalledWith('#/study');
});

it('skips to the page without touching the address', () => {
  render(<AppShell {...shell} />);
  expect(fireEvent.click(screen.getByRole('link', { name: 'To the page' }))).toBe(false);
  expect(document.activeElement).toBe(screen.getByRole('main'));
});

describe('the pane', () => {
  function Shell({ remember }: { readonly remember: (widthRem: number) => void }) {
    const [widthRem, setWidthRem] = useState<number>(PANE_WIDTH_REM.initial);
    const onWidth = (next: number) => {
      remember(next);
      setWidthRem(next);
    };
    return <AppShell {...shell} pane={{ label: 'Study notes', resizeLabel: 'Width of the notes', widthRem, onWidth, content: 'notes' }} />;
  }
  const edge = () => screen.getByRole('separator', { name: 'Width of the notes' });
  const now = () => Number(edge().getAttribute('aria-valuenow'));

  it('is absent where there is none', () => {
    render(<AppShell {...shell} />);
    expect(screen.queryByRole('separator')).toBeNull();
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('is moved by the arrow keys, to its bounds and not beyond, and each rest is remembered', () => {
    const remember = vi.fn();
    render(<Shell remember={remember} />);
    fireEvent.keyDown(edge(), { key: 'ArrowLeft' });
    expect(now()).toBe(PANE_WIDTH_REM.initial + 1);
    fireEvent.keyDown(edge(), { key: 'End' });
    fireEvent.keyDown(edge(), { key: 'ArrowLeft' });
    expect(now()).toBe(PANE_WIDTH_REM.max);
    fireEvent.keyDown(edge(), { key: 'Home' });
    fireEvent.keyDown(edge(), { key: 'ArrowRight' });
    expect(now()).toBe(PANE_WIDTH_REM.min);
    expect(remember.mock.calls.map(([width]) => width)).toEqual([
      PANE_WIDTH_REM.initial + 1,
      PANE_WIDTH_REM.max,
      PANE_WIDTH_REM.max,
      PANE_WIDTH_REM.min,
      PANE_WIDTH_REM.min,
    ]);
  });

  it('lets other keys pass', () => {
    const remember = vi.fn();
    render(<Shell remember={remember} />);
    expect(fireEvent.keyDown(edge(), { key: 'Tab' })).toBe(true);
    expect(remember).not.toHaveBeenCalled();
  });

  it('follows the pointer while it is dragged, and is remembered once at the end', () => {
    document.documentElement.style.fontSize = '16px';
    const remember = vi.fn();
    render(<Shell remember={remember} />);
    edge().setPointerCapture = () => {};
    fireEvent.pointerDown(edge(), { clientX: 900, pointerId: 1 });
    fireEvent.pointerMove(edge(), { clientX: 868, pointerId: 1 });
    expect(now()).toBe(PANE_WIDTH_REM.initial + 2);
    expect(remember).not.toHaveBeenCalled();
    fireEvent.pointerMove(edge(), { clientX: 836, pointerId: 1 });
    fireEvent.pointerUp(edge(), { clientX: 836, pointerId: 1 });
    fireEvent.pointerMove(edge(), { clientX: 500, pointerId: 1 });
    expect(remember.mock.calls).toEqual([[PANE_WIDTH_REM.initial + 4]]);
  });
});

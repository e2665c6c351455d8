/** Quiet words at the foot of the page that leave by themselves: “saved”, or what was done with a way back. */

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { Button } from './button';
import { classNames } from './class-names';
import styles from './toast.module.css';

export type Toast = {
  readonly text: string;
  /** A way back, for example “Undo”; such a toast stays longer. */
  readonly action?: { readonly label: string; readonly onPress: () => void };
};

const QUIET_MS = 3_000;
const ACTION_MS = 10_000;

const ToastContext = createContext<((toast: Toast) => void) | null>(null);

/** Shows a toast; the newest replaces the one before. */
export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext);
  if (show === null) throw new Error('useToast needs a ToastArea above it');
  return show;
}

export function ToastArea({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const serial = useRef(0);
  const [shown, setShown] = useState<(Toast & { readonly id: number }) | null>(null);
  const [isHeld, setIsHeld] = useState(false);

  const show = useCallback((toast: Toast) => {
    serial.current += 1;
    setShown({ ...toast, id: serial.current });
  }, []);

  // Whoever reads it, points at it or has the focus in it keeps it.
  useEffect(() => {
    if (shown === null || isHeld) return;
    const timer = setTimeout(() => setShown(null), shown.action ? ACTION_MS : QUIET_MS);
    return () => clearTimeout(timer);
  }, [shown, isHeld]);

  const leave = () => {
    setShown(null);
    setIsHeld(false);
  };

  return (
    <ToastContext value={show}>
      {children}
      <section aria-label={label} className={styles.area} data-print="hide">
        <div role="status">
          {shown && (
            // biome-ignore lint/a11y/noStaticElementInteractions: the pointer only holds the toast in place; everything to press inside is a button
            <div
              key={shown.id}
              className={classNames(styles.toast, shown.action && styles.wide)}
              onMouseEnter={() => setIsHeld(true)}
              onMouseLeave={() => setIsHeld(false)}
              onFocus={() => setIsHeld(true)}
              onBlur={() => setIsHeld(false)}
            >
              <span>{shown.text}</span>
              {shown.action && (
                <Button
                  size="small"
                  onPress={() => {
                    shown.action?.onPress();
                    leave();
                  }}
                >
                  {shown.action.label}
                </Button>
              )}
            </div>
          )}
        </div>
      </section>
    </ToastContext>
  );
}

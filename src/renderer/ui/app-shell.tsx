/** The frame of every screen but the exam room: navigation at the left, the page, and a pane at the right that remembers its width. */

import type { LucideIcon } from 'lucide-react';
import { type CSSProperties, type MouseEvent, type ReactNode, useId, useRef, useState } from 'react';
import styles from './app-shell.module.css';
import { PaneSeparator } from './pane-separator';

export type NavigationItem = {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** How many things wait there, with its meaning in words for screen readers. */
  readonly badge?: { readonly count: number; readonly label: string };
};

export type ShellPane = {
  readonly label: string;
  readonly resizeLabel: string;
  readonly widthRem: number;
  readonly onWidth: (widthRem: number) => void;
  readonly content: ReactNode;
};

export type AppShellProps = {
  readonly skipLabel: string;
  readonly navigationLabel: string;
  readonly brand: ReactNode;
  readonly items: readonly NavigationItem[];
  /** At the foot of the rail: settings, help. */
  readonly footItems?: readonly NavigationItem[];
  readonly currentHref: string;
  readonly onNavigate: (href: string) => void;
  /** Null where there is none; the page then has the whole width. */
  readonly pane: ShellPane | null;
  readonly children: ReactNode;
};

export function AppShell({ skipLabel, navigationLabel, brand, items, footItems = [], currentHref, onNavigate, pane, children }: AppShellProps) {
  const main = useRef<HTMLElement>(null);
  const mainId = useId();
  const link = (item: NavigationItem) => <RailLink key={item.href} item={item} isCurrent={item.href === currentHref} onNavigate={onNavigate} />;
  return (
    <div className={styles.shell}>
      <a
        href={`#${mainId}`}
        className={styles.skip}
        onClick={(event) => {
          // The address belongs to the router; the focus is all that has to move.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {skipLabel}
      </a>
      <div className={styles.frame} data-pane={pane === null ? 'none' : 'open'}>
        <nav aria-label={navigationLabel} className={styles.rail}>
          <div className={styles.brand}>{brand}</div>
          <ul className={styles.items}>{items.map(link)}</ul>
          {footItems.length > 0 && <ul className={styles.foot}>{footItems.map(link)}</ul>}
        </nav>
        <main ref={main} id={mainId} tabIndex={-1} className={styles.main}>
          <div className={styles.page}>{children}</div>
        </main>
        {pane && <Pane {...pane} />}
      </div>
    </div>
  );
}

function RailLink({
  item,
  isCurrent,
  onNavigate,
}: {
  readonly item: NavigationItem;
  readonly isCurrent: boolean;
  readonly onNavigate: (href: string) => void;
}) {
  const { href, label, icon: Icon, badge } = item;
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onNavigate(href);
  };
  return (
    <li>
      <a href={href} className={styles.link} {...(isCurrent ? { 'aria-current': 'page' } : {})} onClick={follow}>
        <Icon size="1.25em" strokeWidth={1.75} />
        <span className={styles.name}>{label}</span>{' '}
        {badge && (
          <span className={styles.badge}>
            <span aria-hidden="true">{badge.count}</span>
            <span className="visually-hidden">{badge.label}</span>
          </span>
        )}
      </a>
    </li>
  );
}

function Pane({ label, resizeLabel, widthRem, onWidth, content }: ShellPane) {
  const id = useId();
  // While the edge is dragged the width lives here; what the owner remembers changes when it comes to rest.
  const [moving, setMoving] = useState<number | null>(null);
  const width = moving ?? widthRem;
  return (
    <aside id={id} aria-label={label} className={styles.pane} style={{ '--pane-width': `${width}rem` } as CSSProperties}>
      <PaneSeparator
        label={resizeLabel}
        paneId={id}
        widthRem={width}
        onMove={setMoving}
        onRest={(rest) => {
          setMoving(null);
          onWidth(rest);
        }}
      />
      <div className={styles.paneContent}>{content}</div>
    </aside>
  );
}

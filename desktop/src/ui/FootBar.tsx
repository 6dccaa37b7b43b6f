import { createContext, useContext, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The shell's element under the page; null while it mounts. */
export const FootSlot = createContext<HTMLElement | null>(null);

interface Props {
  /** What is done of what: 23 格要问，答了 9 格. */
  progress?: { text: string; done: number; all: number };
  /** What is safe if they leave now. */
  safe?: ReactNode;
  /** Buttons, the red one last. */
  children: ReactNode;
}

/** The fixed foot of long work. */
export function FootBar({ progress, safe, children }: Props) {
  const slot = useContext(FootSlot);
  if (!slot) return null;
  return createPortal(
    <footer className="foot-bar">
      {progress && (
        <>
          <b>{progress.text}</b>
          <progress className="foot-progress" value={progress.done} max={Math.max(progress.all, 1)} aria-label={progress.text} />
        </>
      )}
      {safe && <span className="foot-safe">{safe}</span>}
      <div className="foot-buttons">{children}</div>
    </footer>,
    slot,
  );
}

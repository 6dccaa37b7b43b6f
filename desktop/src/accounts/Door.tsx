import type { ReactNode } from 'react';
import { Mark } from '../ui/Icon';

/** The page before the shell: mark, county, one card. */
export function Door({ county, children }: { county?: string; children: ReactNode }) {
  return (
    <main className="door">
      <div className="door-mark">
        <Mark size={56} />
        <h1>归雁</h1>
        {county && <p>{county}</p>}
      </div>
      <div className="door-card">{children}</div>
    </main>
  );
}

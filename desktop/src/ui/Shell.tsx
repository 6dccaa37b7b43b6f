import { Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { isResting } from '@guiyan/shared/domain/parts';
import { say, useOff, type HatView } from '../api/session';
import type { Route } from '../routes';
import { FootSlot } from './FootBar';
import { Icon, Mark } from './Icon';
import { href } from './address';
import { go } from './route';
import { setSearchText, useSearchText } from './search';
import { GreyLines } from './Grey';

interface Props {
  /** From the widest place to one's own: 雁溪县, 青石乡. */
  crumbs: readonly string[];
  hat: HatView;
  /** The screens this hat may open. */
  routes: readonly Route[];
  current: Route | undefined;
  Who: ComponentType;
  Bell: ComponentType;
  children: ReactNode;
}

export function Shell({ crumbs, hat, routes, current, Who, Bell, children }: Props) {
  const [foot, setFoot] = useState<HTMLElement | null>(null);
  const searched = current?.search ? current : routes.find((route) => route.search);
  return (
    <div className="shell">
      <header className="bar">
        <a className="bar-mark" href={href('/')}>
          <Mark />
          归雁
        </a>
        <nav className="crumbs" aria-label="所在地方">
          {crumbs.map((crumb, i) => (
            <span key={crumb}>
              {i > 0 && <Icon name="right" size={14} />}
              {crumb}
            </span>
          ))}
        </nav>
        {searched && <SearchBox route={searched} here={current === searched} />}
        <Bell />
        <Who />
      </header>
      <Menu routes={routes} current={current} />
      <main className="content">
        <div className="page" key={hat.id}>
          <FootSlot.Provider value={foot}>
            <Suspense fallback={<GreyLines />}>{children}</Suspense>
          </FootSlot.Provider>
        </div>
      </main>
      <div className="foot-slot" ref={setFoot} />
    </div>
  );
}

function SearchBox({ route, here }: { route: Route; here: boolean }) {
  const text = useSearchText();
  return (
    <form
      className="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (!here) go(route.path);
      }}
    >
      <Icon name="search" size={17} />
      <input
        type="search"
        aria-label="找人、家庭、证号"
        placeholder="姓名或拼音、家庭、证号"
        autoComplete="off"
        maxLength={40}
        value={text}
        onChange={(event) => setSearchText(event.target.value)}
      />
    </form>
  );
}

const groups = ['daily', 'office', 'own'] as const;

function Menu({ routes, current }: Pick<Props, 'routes' | 'current'>) {
  // A page of one family lights the entry of all families.
  const off = useOff();
  const root = current && `/${current.path.split('/')[1] ?? ''}`;
  return (
    <nav className="menu" aria-label="菜单">
      {groups.map((group) => {
        const entries = routes.filter((route) => route.group === group && route.icon && !isResting(route.path, off));
        return (
          entries.length > 0 && (
            <ul key={group}>
              {entries.map(({ path, title, icon }) => (
                <li key={path}>
                  <a href={href(path)} aria-current={path === root ? 'page' : undefined}>
                    {icon && <Icon name={icon} />}
                    {say(title)}
                  </a>
                </li>
              ))}
            </ul>
          )
        );
      })}
    </nav>
  );
}

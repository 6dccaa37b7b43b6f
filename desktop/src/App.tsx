import { lazy, useEffect, type ComponentType } from 'react';
import { isResting } from '@guiyan/shared/domain/parts';
import { HatChoice, worksHere } from './accounts/HatChoice';
import { Door } from './accounts/Door';
import { Invited } from './accounts/Invited';
import { Login } from './accounts/Login';
import { start } from './accounts/session';
import { Who } from './accounts/Who';
import { say, useOff, useSession, type HatView } from './api/session';
import { Bell } from './notices/Bell';
import { routes, type Route, type ScreenProps } from './routes';
import { Caught } from './ui/Caught';
import { Empty } from './ui/Panel';
import { ErrorView } from './ui/ErrorView';
import { GreyLines } from './ui/Grey';
import { match } from './ui/address';
import { usePlace } from './ui/route';
import { Shell } from './ui/Shell';

export function App() {
  const now = useSession();
  const { path } = usePlace();
  useEffect(() => void start(), []);
  const invite = match('/invite/:code', path);
  switch (now.phase) {
    case 'starting':
      return <Door><GreyLines /></Door>;
    case 'unreachable':
      return <Door><ErrorView error={now.error} onRetry={() => void start()} /></Door>;
    case 'out':
      return <Login invited={invite !== null} />;
    case 'in':
      if (invite) return <Invited code={invite.code ?? ''} />;
      if (!now.session.hat || !worksHere(now.session.hat)) return <HatChoice session={now.session} />;
      return <Office hat={now.session.hat} path={path} />;
  }
}

function Office({ hat, path }: { hat: HatView; path: string }) {
  const now = useSession();
  const off = useOff();
  const mine = routes.filter((route) => route.hats.includes(hat.hat));
  const found = mine.find((route) => match(route.path, path)) ?? (path === '/' ? mine[0] : undefined);
  const title = found ? `${say(found.title)} · 归雁` : '归雁';
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Shell crumbs={now.phase === 'in' ? now.session.path : []} hat={hat} routes={mine} current={found} Who={Who} Bell={Bell}>
      <Caught key={`${hat.id} ${path}`}>
        {isResting(path, off) && <p className="note" role="status">县里把这一块停用了：原来的还看得到，新的先不办。</p>}
        {found ? <Screen route={found} path={path} /> : <Empty text="没有这一页，或者不归现在的身份看。从左边的菜单再找找。" />}
      </Caught>
    </Shell>
  );
}

const loaded = new Map<Route, ComponentType<ScreenProps>>();

function Screen({ route, path }: { route: Route; path: string }) {
  let Found = loaded.get(route);
  if (!Found) {
    Found = lazy(async () => ({ default: (await route.load()).Screen }));
    loaded.set(route, Found);
  }
  return <Found params={match(route.path, path) ?? {}} />;
}

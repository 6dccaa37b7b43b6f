import type { Output } from '@guiyan/shared/contract';

export interface Hello { host: string; port: number; options: Output<'session.options'>; printsCodes: boolean; empty: boolean }

/** An address a browser can open: 0.0.0.0 and :: mean “all of them”. */
export const addressOf = (host: string, port: number): string => `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;

/** What the operator reads when the server is up. */
export function hello({ host, port, options, printsCodes, empty }: Hello): string {
  const address = addressOf(host, port);
  const lines = ['', `归雁开了：${address}/`, `  办公端：${address}/desktop/`];
  if (options.demo) lines.push(`  演示县 ${options.county}，登录页上点一个身份就能进：`, ...options.hats.map((h) => `    ${h.title}　${h.name}（${h.place}）`));
  else if (empty) lines.push('  还没有县。另开一个终端建县，拿到第一个邀请链接：', '    npm run invite -- --county 某某县 --province 贵州省 --hat county --name 某某 --phone 139********');
  if (printsCodes) lines.push('  手机号登录的验证码打印在这里。');
  else if (!options.wechat) lines.push('  验证码还没有发送渠道。试用时设 ALLOW_CONSOLE_CODES=1，就打印在这里。');
  return `${lines.join('\n')}\n  按 Ctrl-C 停。\n`;
}

const reasons: Record<string, (e: { port?: number; address?: string; message: string }) => string> = {
  EADDRINUSE: (e) => `端口 ${e.port} 已经有人在用。换一个端口：PORT=${(e.port ?? 8080) + 1} npm start（Port ${e.port} is in use; set PORT.）`,
  EACCES: (e) => (e.port ? `端口 ${e.port} 不许用，换一个大于 1024 的（Port ${e.port} is not permitted; set PORT.）` : `没有读写权限（no permission）：${e.message}`),
  EADDRNOTAVAIL: (e) => `这台机器没有地址 ${e.address ?? ''}，请改 HOST（HOST is no address of this machine.）`,
  ECONNREFUSED: (e) => `数据库没有应答：${e.address ?? ''}:${e.port ?? ''}，请看 DATABASE_URL（The database does not answer; check DATABASE_URL.）`,
  ENOTFOUND: () => '找不到数据库的主机，请看 DATABASE_URL（The database host is unknown; check DATABASE_URL.）',
  ER_ACCESS_DENIED_ERROR: () => '数据库不认这个账号或密码，请看 DATABASE_URL（The database refuses this user or password.）',
  ER_BAD_DB_ERROR: () => '数据库里没有这个库，请先建好再来（The database named in DATABASE_URL does not exist.）',
};

/** Why the server cannot start, in a sentence; LOG_LEVEL=debug adds where in the code. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error instanceof AggregateError && error.errors[0] instanceof Error ? (error.errors[0] as Error) : error;
  const code = (inner as NodeJS.ErrnoException).code ?? (error as NodeJS.ErrnoException).code ?? '';
  return reasons[code]?.(inner as never) ?? inner.message;
}

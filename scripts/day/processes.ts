import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';

const alive = new Set<ChildProcess>();
process.on('exit', () => alive.forEach((child) => child.kill('SIGKILL')));

/** Only what a bare shell has: settings of this machine must not leak into a fresh installation. */
export const bareEnv = (more: Record<string, string>): NodeJS.ProcessEnv => {
  const { PATH = '', HOME = '', LANG = 'C.UTF-8' } = process.env;
  return { PATH, HOME, LANG, ...more };
};

/** A program whose output is read while it runs. */
export class Program {
  output = '';
  private ended = false;

  constructor(private readonly child: ChildProcess, private readonly name: string) {
    alive.add(child);
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (chunk: string) => (this.output += chunk));
    child.on('close', () => {
      this.ended = true;
      alive.delete(child);
    });
  }

  static node(name: string, args: string[], env: NodeJS.ProcessEnv, cwd: string): Program {
    return new Program(spawn(process.execPath, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] }), name);
  }

  /** The first group of the pattern, looked for behind `from`. */
  async says(pattern: RegExp, { from = 0, seconds = 30 } = {}): Promise<string> {
    for (const end = Date.now() + seconds * 1000; ;) {
      const found = pattern.exec(this.output.slice(from));
      if (found) return found[1] ?? found[0];
      if (this.ended || Date.now() > end) throw new Error(`${this.name} ${this.ended ? 'ended' : 'kept silent'} before it said ${String(pattern)}:\n${this.output.slice(-2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async stop(): Promise<void> {
    if (this.ended) return;
    const closed = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), 8000);
    await closed;
    clearTimeout(late);
  }
}

export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20000 + Math.floor(Math.random() * 12000);
    const free = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => {
        const { port: got } = server.address() as AddressInfo;
        server.close(() => resolve(got === port));
      });
    });
    if (free) return port;
  }
}

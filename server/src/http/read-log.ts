import { sha256 } from '../platform/crypto';
import { record, work, type Actor } from '../platform/op';
import type { Services } from '../platform/services';

interface Group { actor: Actor; endpoint: string; filter: string; times: number; rows: number }

/** Lists of people leave one grouped row (who, endpoint, filter, count) within a second. */
export class ReadLog {
  private groups = new Map<string, Group>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  constructor(private readonly services: Services) {}

  note(actor: Actor, endpoint: string, input: unknown, data: unknown): void {
    const filter = sha256(JSON.stringify(input)).slice(0, 12);
    const id = `${actor.userId}|${actor.hatId}|${endpoint}|${filter}`;
    const rows = Array.isArray((data as { rows?: unknown[] }).rows) ? (data as { rows: unknown[] }).rows.length : 1;
    const group = this.groups.get(id) ?? { actor, endpoint, filter, times: 0, rows: 0 };
    group.times += 1;
    group.rows += rows;
    this.groups.set(id, group);
    this.timer ??= setTimeout(() => void this.flush(), 800).unref();
  }

  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const groups = [...this.groups.values()];
    this.groups = new Map();
    if (groups.length) {
      this.writing = this.writing.then(async () => {
        for (const g of groups) await work(this.services, (op) => record(op, 'list.read', { endpoint: g.endpoint, filter: g.filter, times: g.times, rows: g.rows }), g.actor);
      }).catch((error: unknown) => this.services.log.error({ err: error }, 'read log failed'));
    }
    return this.writing;
  }
}

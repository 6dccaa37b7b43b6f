import { sha256 } from '../platform/crypto';
import { gather } from '../platform/db/gather';
import { record, recordOpened, work, type Actor, type Opened } from '../platform/op';
import type { Services } from '../platform/services';

interface Group { actor: Actor; endpoint: string; filter: string; times: number; rows: number }

/** A person's page leaves one event before the answer; lists of people leave one grouped row (who, endpoint, filter, count) within a second. */
export class ReadLog {
  private groups = new Map<string, Group>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  /** Resolves when the event is in. Those who open pages at the same moment share one commit. */
  readonly opened: (page: Opened) => Promise<void>;
  constructor(private readonly services: Services) {
    this.opened = gather(async (pages: Opened[]) => {
      await recordOpened(services, pages);
      return pages.map(() => undefined);
    });
  }

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

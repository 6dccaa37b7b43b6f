import { KEY_DAYS } from './idempotency';
import { seal } from './sealing';
import { work } from './op';
import type { Services } from './services';

const DAY_MS = 86_400_000;
const slot = (ms: number) => (now: number) => String(Math.floor(now / ms));

/** The platform's own recurring work; rooms add theirs beside it. */
export function addPlatformJobs(services: Services): void {
  services.schedule.add('seal-events', '*/10 * * * * *', slot(10_000), async (s) => { while ((await seal(s)) > 0); });
  // What waits for an hour of the day or for another try has nobody else to wake it.
  services.schedule.add('wake-outbox', '*/15 * * * * *', slot(15_000), async (s) => s.outbox.wake());
  services.schedule.add('tend-database', '51 3 * * *', slot(DAY_MS), (s) => s.db.tend());
  services.schedule.add('drop-old-keys', '17 3 * * *', slot(DAY_MS), (s) => work(s, async (op) => {
    await op.db.query('delete from idempotency_keys where at < ?', [op.now - KEY_DAYS * DAY_MS]);
    await op.db.query('delete from login_codes where sent_at < ?', [op.now - DAY_MS]);
    await op.db.query('delete from job_runs where at < ?', [op.now - DAY_MS]);
  }));
}

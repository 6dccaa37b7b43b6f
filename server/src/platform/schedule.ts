import { Cron } from 'croner';
import { JobRun } from './platform.entity';
import { isDuplicate } from './db/database';
import { newId } from './ids';
import type { Services } from './services';

interface Job { name: string; cron: string; period: (now: number) => string; run: (services: Services) => Promise<void> }

/** Recurring jobs. Every process has the clockwork; the one that writes (name, period) first does the work. */
export class Schedule {
  private readonly jobs: Job[] = [];
  private crons: Cron[] = [];
  private busy = new Set<Promise<void>>();
  constructor(private readonly services: () => Services) {}

  add(name: string, cron: string, period: Job['period'], run: Job['run']): void { this.jobs.push({ name, cron, period, run }); }

  start(): void {
    this.crons = this.jobs.map((job) => new Cron(job.cron, { timezone: 'Asia/Shanghai', protect: true, unref: true }, () => {
      const done: Promise<void> = this.runOnce(job).then(() => undefined, (error: unknown) => this.services().log.error({ err: error, job: job.name }, 'job failed'));
      this.busy.add(done);
      return done.finally(() => this.busy.delete(done));
    }));
  }

  /** Runs one job now, unless its period is taken. For tests and the command line. */
  async run(name: string): Promise<boolean> {
    const job = this.jobs.find((j) => j.name === name);
    if (!job) throw new Error(`no job ${name}`);
    return this.runOnce(job);
  }

  private async runOnce(job: Job): Promise<boolean> {
    const services = this.services();
    const now = services.clock.now();
    try {
      await services.db.tx((m) => m.insert(JobRun, { id: newId(), name: job.name, period: job.period(now), at: now }));
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
    await job.run(services);
    return true;
  }

  async stop(): Promise<void> {
    for (const cron of this.crons) cron.stop();
    await Promise.all(this.busy);
  }
}

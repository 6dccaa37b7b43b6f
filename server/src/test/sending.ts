import 'reflect-metadata';
import { systemClock } from '../platform/clock';
import { Outbox } from '../platform/outbox';
import { Database } from '../platform/db/database';

/**
 * The real server that dies at a named point of sending, by its own hand: `claimed` after the claim was written, `sent` after WeChat took the
 * message and before that was written down, `settled` after it was written down and the next were claimed.
 */
// At night nothing is sent, and a test may run at night.
const ahead = Number(process.env.GUIYAN_AHEAD_MS);
systemClock.now = () => Date.now() + ahead;

const point = process.env.GUIYAN_BROKEN;
const die = (): void => { process.kill(process.pid, 'SIGKILL'); };
const never = new Promise<never>(() => undefined);

type Inner = { claim(id: string): Promise<{ due: boolean; mine: unknown[] }>; sendAll(claim: string, items: unknown[], next: string): Promise<unknown> };
const outbox = Outbox.prototype as unknown as Inner;
const { claim, sendAll } = outbox;
outbox.claim = async function (id) {
  const found = await claim.call(this, id);
  if (point === 'claimed' && found.mine.length) { die(); return never; }
  return found;
};
outbox.sendAll = async function (id, items, next) {
  if (point === 'sent') {
    // The next transaction of this process would write down what came of the messages.
    Database.prototype.tx = function () { die(); return never; };
  }
  const claimed = await sendAll.call(this, id, items, next);
  if (point === 'settled') { die(); await never; }
  return claimed;
};
require('../main');

import { configuredBase, exchange, ExchangeError } from './exchange';

/** Delivers a one-time code to a phone. */
export interface CodeSender {
  send(phone: string, code: string): Promise<void>;
}

type Options = {
  env: { NODE_ENV?: string; ALLOW_CONSOLE_CODES?: string };
  /** Where the line goes; the server's console by default. */
  print?: (line: string) => void;
};

const toConsole = (line: string) => void process.stdout.write(`${line}\n`);

/** For trying things out without an SMS contract: whoever reads the server's console can log in as anybody, hence the refusal in production. */
export class ConsoleSender implements CodeSender {
  private readonly print: (line: string) => void;

  constructor({ env, print = toConsole }: Options) {
    if (env.NODE_ENV === 'production' && env.ALLOW_CONSOLE_CODES !== '1') {
      throw new Error('codes are not printed to the console in production unless ALLOW_CONSOLE_CODES=1');
    }
    this.print = print;
  }

  async send(phone: string, code: string): Promise<void> {
    this.print(`验证码 ${code} → ${maskedPhone(phone)}`);
  }
}

/** Until an SMS gateway is set up, no code leaves a real installation; the log says so, and why. */
class NoSender implements CodeSender {
  send(): Promise<void> {
    return Promise.reject(new Error('there is no way to send one-time codes; ALLOW_CONSOLE_CODES=1 prints them for a trial'));
  }
}

export const codeSender = ({ production, allowConsoleCodes }: { production: boolean; allowConsoleCodes: boolean }): CodeSender =>
  !production || allowConsoleCodes ? new ConsoleSender({ env: { ALLOW_CONSOLE_CODES: '1' } }) : new NoSender();

/** 1391****026, as everywhere in the product; anything else shows its last three digits. */
const maskedPhone = (phone: string): string => (/^\d{11}$/.test(phone) ? `${phone.slice(0, 4)}****${phone.slice(-3)}` : `****${phone.slice(-3)}`);

/** `unknown`: nobody can say whether it went out. */
export type SmsOutcome = { outcome: 'sent' } | { outcome: 'refused' } | { outcome: 'unknown' } | { outcome: 'retry' };
/** Sends a text to a phone; `id` is the same for every try, so that a gateway that knows it sends once. */
export interface SmsSender { send(phone: string, text: string, id: string): Promise<SmsOutcome> }

const TIMEOUT_MS = 10_000;
/**
 * The county's own SMS gateway: POST { id, phone, text } as JSON with a bearer token; 2xx: taken, 429 and 503: not now, other 4xx: refused.
 * Null where none is set up: then nobody is told by SMS.
 */
export function smsSender(gateway: { url: string; token: string } | null, log: { warn(facts: object, message: string): void }, timeoutMs = TIMEOUT_MS): SmsSender | null {
  if (!gateway) return null;
  const url = configuredBase(gateway.url);
  return {
    async send(phone, text, id) {
      try {
        const { status } = await exchange({ url, method: 'POST', json: { id, phone, text }, headers: { authorization: `Bearer ${gateway.token}` }, timeoutMs, maxBytes: 64 * 1024 });
        if (status >= 200 && status < 300) return { outcome: 'sent' };
        log.warn({ api: 'sms', status }, 'the SMS gateway did not take it');
        if (status === 429 || status === 503) return { outcome: 'retry' };
        return { outcome: status < 500 ? 'refused' : 'unknown' };
      } catch (cause) {
        if (!(cause instanceof ExchangeError)) throw cause;
        log.warn({ api: 'sms', fault: cause.fault }, 'the SMS gateway did not answer');
        return { outcome: cause.mayHaveActed ? 'unknown' : 'retry' };
      }
    },
  };
}

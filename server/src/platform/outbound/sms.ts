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

import { join } from 'node:path';
import { openH5, openWeapp } from '../../miniapp/test/driver';
import type { Shoot } from './desk';
import { patience, root, template, type Stage } from './stage';

export type Build = 'h5' | 'weapp';

/** Somebody's phone with the app on it. */
export class Phone {
  private constructor(readonly app: Awaited<ReturnType<typeof openH5>> | Awaited<ReturnType<typeof openWeapp>>, private readonly stage: Stage, private readonly number: string, private readonly openid: string | null, private readonly shoot: Shoot) {}

  static async open(stage: Stage, build: Build, number: string, shoot: Shoot): Promise<Phone> {
    if (build === 'h5') return new Phone(await openH5(stage.browser, { url: stage.address }), stage, number, null, shoot);
    const { openid } = await stage.wechat<{ openid: string }>('createUser', { phone: number });
    const app = await openWeapp(stage.browser, {
      dist: join(root, 'miniapp/dist/weapp'),
      api: stage.address,
      settings: { loginCode: () => stage.wechat<string>('loginCode', { openid }), phoneCode: await stage.wechat<string>('phoneCode', { openid }) },
    });
    return new Phone(app, stage, number, openid, shoot);
  }

  get wechat(): boolean {
    return this.openid !== null;
  }

  picture(name: string): Promise<void> {
    return this.shoot(`${name}-${this.app.build}`, this.app.page);
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** By WeChat where the app runs in it, by a one-time code elsewhere. */
  async signIn(): Promise<void> {
    const { app, stage } = this;
    if (this.wechat) {
      await app.tap('用微信进去');
      await app.tap('让微信带上手机号');
      return;
    }
    await app.type('手机号', this.number);
    await app.type('验证码', await stage.code(this.number, () => app.tap('发验证码')));
    await app.tap('进去');
  }

  /** Takes the hat of an invitation right at the door. */
  async signInWith(code: string): Promise<void> {
    const { app } = this;
    await app.tap('我有邀请码');
    await app.type('邀请码', code);
    await app.tap('用这个邀请码');
    await app.see(`接着用邀请码 ${code}`);
    await this.signIn();
    await app.tap('用这个邀请码');
    await app.tap('去首页');
  }

  /** WeChat's own sheet was agreed to, on the platform as on the phone. */
  async agreed(): Promise<void> {
    await this.stage.wechat('tap', { openid: this.openid, templateId: template, answer: 'accept' });
  }

  /** Something without words; a mini-program's page is a frame of its own. */
  async drawn(selector: string): Promise<void> {
    for (const end = Date.now() + patience; ;) {
      const found = await Promise.all(this.app.page.frames().map((frame) => frame.locator(selector).count()));
      if (found.some((n) => n > 0)) return;
      if (Date.now() > end) throw new Error(`${selector} was never drawn`);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }

  /** Numbers in the words that follow these on the screen, e.g. at a row's right end. */
  async after(words: string, pattern: RegExp): Promise<number[]> {
    for (const end = Date.now() + patience; ;) {
      const texts = await this.app.texts();
      const at = texts.findIndex((text) => text === words);
      const found = at < 0 ? undefined : texts.slice(at + 1, at + 5).map((text) => pattern.exec(text)).find(Boolean);
      if (found) return found.slice(1).map(Number);
      if (Date.now() > end) throw new Error(`nothing like ${String(pattern)} follows “${words}”: ${texts.join(' | ')}`);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }

  /** The same once the server has answered: until then a page shows what it kept. What never comes is answered as it stands. */
  async fresh(words: string, pattern: RegExp, expected: number, group = 0): Promise<number> {
    for (const end = Date.now() + patience; ;) {
      const read = (await this.after(words, pattern))[group]!;
      if (read === expected || Date.now() > end) return read;
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }
}

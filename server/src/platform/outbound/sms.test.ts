import { ConsoleSender } from './sms';

describe('X14 codes on the console', () => {
  const sentBy = async (env: { NODE_ENV?: string; ALLOW_CONSOLE_CODES?: string }, phone: string) => {
    const lines: string[] = [];
    await new ConsoleSender({ env, print: (line) => void lines.push(line) }).send(phone, '482913');
    return lines;
  };

  it('prints the code beside a masked phone', async () => {
    expect(await sentBy({}, '13912345026')).toEqual(['验证码 482913 → 1391****026']);
    expect(await sentBy({}, '+85251234567')).toEqual(['验证码 482913 → ****567']);
  });

  it('refuses to run in production unless told', async () => {
    expect(() => new ConsoleSender({ env: { NODE_ENV: 'production' } })).toThrow('ALLOW_CONSOLE_CODES=1');
    expect(await sentBy({ NODE_ENV: 'production', ALLOW_CONSOLE_CODES: '1' }, '13912345026')).toHaveLength(1);
  });
});

/** What was expected and what was read, line by line; one difference fails the day. */
export class Score {
  differences = 0;
  figures = 0;
  private width = 34;

  constructor(private readonly print: (line: string) => void) {}

  step(words: string): void {
    this.print(`\n${words}`);
  }

  figure(what: string, expected: number | string, read: number | string): void {
    const same = expected === read;
    this.figures += 1;
    if (!same) this.differences += 1;
    this.print(`  ${same ? '✓' : '✗'} ${padded(what, this.width)} expected ${String(expected).padEnd(6)} read ${read}`);
  }

  /** Something that only happens or does not. */
  done(what: string): void {
    this.print(`  ✓ ${what}`);
  }

  failed(what: string): void {
    this.differences += 1;
    this.print(`  ✗ ${what}`);
  }
}

/** Chinese characters stand two columns wide. */
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0)));

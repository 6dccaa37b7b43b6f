// npm run check: types → lint → boundaries → migrations → unit tests, one after the other, a minute or so.
import { secondsSince, tail } from './lib/run.mjs';
import { staticSteps, unitSteps } from './test/steps.mjs';

let failed = 0;
for (const step of [...staticSteps, unitSteps[0]]) {
  const start = performance.now();
  const result = await step.work();
  process.stdout.write(`${result.failed > 0 ? '✗' : '✓'} ${step.name} ${secondsSince(start)} s${result.passed > 1 ? `  ${result.passed} passed` : ''}\n`);
  if (result.failed > 0) {
    failed += 1;
    process.stdout.write(`${tail(result.output, 120)}\n`);
  }
}
process.exitCode = failed > 0 ? 1 : 0;

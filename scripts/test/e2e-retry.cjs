// A browser on a busy machine may drop a tap. One more try, with the first failure printed; what is broken fails twice.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

import { Button } from 'antd';
import { ApiError } from '@guiyan/shared/api/call';
import { errorSentence } from '@guiyan/shared/errors';

/** The sentence for any failure; what did not come from the server is ours to own. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError ? error.message : errorSentence('server.failed');
}

/** A page or panel that did not open. */
export function ErrorView({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const id = error instanceof ApiError ? error.requestId : '';
  return (
    <div className="error-view" role="alert">
      <p>{sentenceOf(error)}</p>
      <Button onClick={onRetry}>再试一次</Button>
      {id && <p className="note">报修时说这个编号：{id}</p>}
    </div>
  );
}

/** Under a field or beside a button; what was typed stays. */
export function ErrorLine({ error, field }: { error: unknown; field?: string }) {
  if (!error) return null;
  const words = field && error instanceof ApiError ? error.fields[field] : sentenceOf(error);
  return words ? <p className="error-line" role="alert">{words}</p> : null;
}

import { Component, type ReactNode } from 'react';
import { ErrorView } from './ErrorView';

interface State {
  error: unknown;
}

/** A screen that broke, or whose file is gone after an update, leaves the shell standing. */
export class Caught extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    return this.state.error ? <ErrorView error={this.state.error} onRetry={() => window.location.reload()} /> : this.props.children;
  }
}

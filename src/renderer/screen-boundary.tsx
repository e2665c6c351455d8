/** Catches a bug in a screen, so that the candidate reads a sentence and not a blank page. */

import { Component, type ReactNode } from 'react';
import { say } from '../language/say';
import { ErrorState } from './ui/error-state';

export class ScreenBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const home = () => {
      window.location.hash = '/';
      this.setState({ broken: false });
    };
    return <ErrorState title={say('app.broken')} detail={say('call.bug')} action={{ label: say('app.back-to-library'), onPress: home }} />;
  }
}

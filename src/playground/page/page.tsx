import { render } from 'preact';
import { api } from './api.ts';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no place for the app.');

try {
  render(<App greeting={await api.greet()} />, root);
} catch (error) {
  root.textContent = error instanceof Error ? error.message : String(error);
}

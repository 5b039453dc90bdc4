import { afterAll } from 'vitest';
import { giveTurnBack } from './one-browser.ts';

// Vitest runs this before every test file, so the hook belongs to that file; it is the last one of it to run.
afterAll(giveTurnBack);

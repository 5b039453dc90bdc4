export { unknownSafety, withPending } from '#web-kit/pending.ts';

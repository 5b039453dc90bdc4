/** What a script needs from around it, and where it finds itself compiled; nothing else, so that no setting leaks into a test. */
export const fastStart = {
  PATH: process.env.PATH ?? '',
  ...(process.env.NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }),
};

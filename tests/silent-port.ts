/**
 * A port at which nothing listens: one that was free a moment ago may be another program's by now, and one below 1024 is given
 * to nobody who asks for any.
 */
export const silentPort = 2;

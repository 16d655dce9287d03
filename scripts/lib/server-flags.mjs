/**
 * Node's flags for the server. Most of what a request makes is gone when it is answered: with room for the young of
 * many requests at once, less of them is copied by the garbage collector. Up to 96 MB of memory pay for that.
 */
export const SERVER_FLAGS = ['--enable-source-maps', '--max-semi-space-size=32'];

// Loaded before the server where its memory is watched: answers every message with what V8 holds.
process.on('message', () => process.send({ heapBytes: process.memoryUsage().heapUsed }));

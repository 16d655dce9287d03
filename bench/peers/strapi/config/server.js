module.exports = {
  host: '127.0.0.1',
  port: 0,
  app: { keys: ['the first key of the benchmark', 'the second key of the benchmark'] },
  dirs: { public: process.env.PUBLIC_FOLDER },
  // It asks npm for no newer version of itself.
  logger: { config: { level: 'warn' }, updates: { enabled: false } },
};

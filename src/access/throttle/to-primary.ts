import { AskingChannel } from './primary-storage.js';

/** From a worker to its primary, by the channel of the processes; lists on it are asks and answers, and nothing else. */
export const toPrimary: AskingChannel = {
  // A message cannot be sent when the primary has died, and then this process ends before anything else happens.
  send: (asks) => void process.send!(asks, undefined, undefined, () => undefined),
  onAnswers: (listener) =>
    void process.on('message', (message) => {
      if (Array.isArray(message)) listener(message as number[]);
    }),
};

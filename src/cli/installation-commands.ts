import { DemoService } from '../demo/demo.service.js';
import { Installation } from '../database/installation.js';
import { Command, UsageError } from './command.js';

/** The whole installation: its schema, its demo, its switch. */
export const INSTALLATION_COMMANDS: readonly Command[] = [
  {
    name: 'migrate',
    synopsis: '',
    summary: 'bring the database to this version',
    positionals: 0,
    options: {},
    // Every command opens the database, which migrates it.
    run: () => Promise.resolve({ migrated: true }),
  },
  {
    name: 'demo',
    synopsis: '',
    summary: 'fill an empty database with a demo company; prints its login and one key of each format',
    positionals: 0,
    options: {},
    run: (services) => services.get(DemoService).load(),
  },
  {
    name: 'api',
    synopsis: 'on|off',
    summary: 'switch the whole API on or off, at once on every node',
    positionals: 1,
    options: {},
    run: async (services, { positionals: [state] }) => {
      if (state !== 'on' && state !== 'off') throw new UsageError('api takes on or off');
      await services.get(Installation).switchApi(state === 'on');
      return { api: state };
    },
  },
];

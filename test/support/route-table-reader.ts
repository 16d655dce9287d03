import { TOGETHER } from './route-table.js';

/** The routes of a table as its reader understands them, `METHOD | path | access | handler` each. */
export function readRouteTable(table: string): string[] {
  return table.trimEnd().split('\n\n').flatMap(readBlock);
}

/** What is told together is there once for each path below it. */
function readBlock(block: string): string[] {
  const [rows = '', members] = block.split(`\n${TOGETHER}\n`);
  const routes = rows.split('\n').map(cellsOf);
  if (members === undefined) return routes.map((row) => routeOf(row, '', ''));
  return members
    .split('\n')
    .map(cellsOf)
    .flatMap(([grant = '', ...paths]) =>
      paths.flatMap((path) => routes.map((row) => routeOf(row, path, grant))),
    );
}

const cellsOf = (line: string) => line.trim().split(/ {2,}/);

function routeOf([methods = '', at = '', access = '', handler = '']: string[], path: string, grant: string) {
  const [, action] = /^<grant>\.(\w+)$/.exec(access) ?? [];
  const grants = grant.split(' or ').map((each) => `${each}.${action}`);
  const asked = action ? grants.join(' or ') : access;
  return [methods.replace(' PUT', ''), at.replace('<path>', path), asked, handler].join(' | ');
}

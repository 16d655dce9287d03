/** Rows of a table out of a JSON array, each value cast to its column's type; decimals arrive as text. */
export function jsonRows(table: string, parameter: string): string {
  return `json_populate_recordset(NULL::${table}, ${parameter}::json)`;
}

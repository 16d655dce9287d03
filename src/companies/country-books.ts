import { CountryBooks } from './books/book-rows.js';
import { ELSEWHERE } from './books/elsewhere.js';
import { HONDURAS } from './books/honduras.js';
import { SPAIN } from './books/spain.js';

const BOOKS: Readonly<Record<string, CountryBooks>> = { ES: SPAIN, HN: HONDURAS };

/** By ISO 3166-1 alpha-2. */
export function booksOf(country: string): CountryBooks {
  return BOOKS[country] ?? ELSEWHERE;
}

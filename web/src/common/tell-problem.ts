import { notifications } from '@mantine/notifications';
import { ApiProblem } from '../api/problem.js';

/** Tells of a failure that has no place of its own on the page. */
export function tellProblem(error: Error): void {
  const advice = error instanceof ApiProblem ? error.advice : '';
  notifications.show({ color: 'red', title: error.message, message: advice, role: 'alert' });
}

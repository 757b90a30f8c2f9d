/** What a newsletter says of itself, and what a page says that only offers one. */
import { expect, test } from 'vitest';
import {
  namesNewsletter,
  offersOnline,
  offersToLeave,
  selfReference,
  SELF_REFERENCE_WORDS,
} from '../../../src/core/detection/self-reference.ts';

test.each([
  'This is an edition of the Chart Room newsletter, which comes on Fridays.',
  'Welcome back to another issue of Rope Weekly.',
  'Dry Stone is a fortnightly newsletter about walls.',
  'A newsletter by somebody who counts lamps.',
  'Was this email forwarded to you?',
  'You are receiving this email because you signed up.',
  'Ausgabe vom 30.11.2025',
  'Du erhältst diesen Newsletter, weil du dich angemeldet hast.',
  'Vous recevez cet email car vous êtes inscrit.',
  '부두 뉴스레터입니다.',
  'Welcome to the hundredth edition of this letter.',
  'Issue 12 of The Harbour Dispatch',
  'Hai ricevuto questa e-mail perché sei iscritto.',
  'Merci de lire cette infolettre.',
  '今週のニュースレターです。',
])('%s', (text) => {
  expect(selfReference(text)?.certain).toBe(true);
  expect(text, 'the first look sees it').toMatch(new RegExp(SELF_REFERENCE_WORDS));
});

test.each([
  'Thanks for reading this newsletter.',
  'More in today’s newsletter.',
  'One free daily email.',
  'Your weekly round-up.',
])('%s is a hint', (text) => {
  expect(selfReference(text)?.certain).toBe(false);
  expect(text, 'the first look sees it').toMatch(new RegExp(SELF_REFERENCE_WORDS));
});

test.each([
  'Subscribe to our newsletter',
  'Sign up for our weekly newsletter and get 10% off',
  'We fixed this issue in the last release.',
  'The second edition of the book is out.',
  'No spam. Unsubscribe at any time.',
  'Send me an email.',
])('%s says nothing', (text) => {
  expect(selfReference(text)).toBeUndefined();
});

test('mails offer the web and the way out', () => {
  for (const text of [
    'View in browser',
    'Read online',
    'View this email in your browser',
    'Im Browser ansehen',
    'Voir en ligne',
  ]) {
    expect(offersOnline(text), text).toBe(true);
  }
  for (const text of ['Unsubscribe', 'Newsletter abbestellen', 'Se désabonner', '수신거부'])
    expect(offersToLeave(text), text).toBe(true);
  expect(offersOnline('Buy online')).toBe(false);
  expect(namesNewsletter('서울 뉴스레터')).toBe(true);
  expect(namesNewsletter('News of the day')).toBe(false);
});

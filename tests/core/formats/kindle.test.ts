// @vitest-environment node
/** Kindle clippings: every language’s line, what is folded, and to which passage a note belongs. */
import { describe, expect, test } from 'vitest';
import { kindleTime } from '../../../src/core/formats/kindle/dates.ts';
import { readFile } from '../../../src/core/formats/read-file.ts';

const read = (text: string) => readFile(new TextEncoder().encode(text));
const entry = (about: string, body: string, title = 'A Book (Ann Author)'): string =>
  `${title}\n${about}\n\n${body}\n==========\n`;

describe('a time', () => {
  test.each([
    ['Added on Thursday, August 22, 2024 6:10:53 PM', '2024-08-22T18:10:53'],
    ['Added on Thursday, August 22, 2024 12:10:53\u202fAM', '2024-08-22T00:10:53'],
    ['Added on Thursday, 22 August 2024 18:10:53', '2024-08-22T18:10:53'],
    ['Added on Monday, 3 December 12 19:42:30 Greenwich Mean Time', '2012-12-03T19:42:30'],
    ['Added on Tuesday, April 24, 2012, 04:13 PM', '2012-04-24T16:13:00'],
    ['Hinzugefügt am Freitag, 19. Dezember 2014 08:52:50', '2014-12-19T08:52:50'],
    ['Añadido el sábado, 12 de octubre de 2019 0:37:31', '2019-10-12T00:37:31'],
    ['Ajouté le lundi 17 décembre 2012 à 08:27:45', '2012-12-17T08:27:45'],
    ['Aggiunto in data giovedì 22 agosto 2024 18:10:53', '2024-08-22T18:10:53'],
    ['Adicionado: sexta-feira, 29 de novembro de 2019 18:00:13', '2019-11-29T18:00:13'],
    ['Data de adição: terça-feira, 19 de março de 2019 23h32min06s GMT-03:00', '2019-03-20T02:32:06.000Z'],
    ['Toegevoegd op donderdag 22 augustus 2024 18:10:53', '2024-08-22T18:10:53'],
    ['Добавлено: среда, 28 февраля 2024 г. в 10:07:53', '2024-02-28T10:07:53'],
    ['Добавлено: среда, 1 мая 2024 г. в 10:07:53', '2024-05-01T10:07:53'],
    ['添加于 2024年8月22日星期四 下午6:10:53', '2024-08-22T18:10:53'],
    ['添加于 2024年8月22日星期四 上午12:10:53', '2024-08-22T00:10:53'],
    ['作成日: 2024年8月22日木曜日 18:10:53', '2024-08-22T18:10:53'],
    ['추가됨: 2024년 8월 22일 목요일 오후 6:10:53', '2024-08-22T18:10:53'],
    ['Dodano: czwartek, 22 sierpnia 2024 18:10:53', '2024-08-22T18:10:53'],
    ['22 Ağustos 2024 Perşembe 18:10:53 tarihinde eklendi', '2024-08-22T18:10:53'],
  ])('%s', (text, time) => {
    expect(kindleTime(text)).toBe(time);
  });

  test('that names no day is none', () => {
    expect(kindleTime('Added on 18:10:53')).toBeUndefined();
  });
});

test('an entry without a time, without a blank line, or with a title over two lines is an entry', () => {
  const text = `${entry('- Ваш выделенный отрывок в месте 5685 | Добавлено: давно', 'Слова')}A very\nlong title (B)\n- Votre surlignement à lʼemplacement 307-309 | Ajouté le lundi 17 décembre 2012 à 08:27:45\nSans ligne vide.\n==========\n${entry('- Seu destaque ou posição 2829-2830 | Adicionado: sexta-feira, 29 de novembro de 2019 18:00:13', 'Palavras', 'No author  ')}`;
  const { issues, unreadable } = read(text);
  expect(unreadable).toEqual([]);
  expect(
    issues.map(({ title, authors, notes }) => [title, authors, notes[0]?.passage, notes[0]?.place]),
  ).toEqual([
    ['A Book', ['Ann Author'], 'Слова', 'Location 5685'],
    ['A very long title', ['B'], 'Sans ligne vide.', 'Location 307–309'],
    ['No author', [], 'Palavras', 'Location 2829–2830'],
  ]);
});

test('a passage that grew, shrank or is there twice is one; others at its place stay', () => {
  const at = (place: string, second: string): string =>
    `- Your Highlight on page 4 | Location ${place} | Added on Monday, June 2, 2025 6:10:${second} PM`;
  const text = [
    entry(at('40-41', '10'), 'small boats turn'),
    entry(at('40-42', '20'), 'All small boats turn fast.'),
    entry(at('50-52', '30'), 'The long one, with more than is wanted.'),
    entry(at('50-51', '40'), 'The long one'),
    entry(at('60-61', '50'), 'Twice.'),
    entry(at('60-61', '51'), 'Twice.'),
    entry(at('60-61', '52'), 'Another of that place'),
    entry(at('90-91', '53'), 'small boats turn'),
  ].join('');
  expect(read(text).issues[0]?.notes.map(({ passage }) => passage)).toEqual([
    'All small boats turn fast.',
    'The long one',
    'Twice.',
    'Another of that place',
    'small boats turn',
  ]);
});

test('a note belongs to the passage that ends where it is; a changed note counts once; one alone stays', () => {
  const about = (kind: string, place: string): string =>
    `- Your ${kind} at location ${place} | Added on Sunday, 1 June 2025 10:00:00`;
  const text = [
    entry(about('Note', '42'), 'Is that'),
    entry(about('Note', '42'), 'Is that so?'),
    entry(about('Highlight', '40-42'), 'First'),
    entry(about('Highlight', '42-45'), 'Second'),
    entry(about('Note', '45'), 'Yes.'),
    entry(about('Note', '99'), 'Alone'),
  ].join('');
  expect(read(text).issues[0]?.notes.map(({ passage, comment }) => [passage, comment])).toEqual([
    ['First', 'Is that so?'],
    ['Second', 'Yes.'],
    ['', 'Alone'],
  ]);
});

test('what a publisher or an empty mark left out is told, with its line', () => {
  const about = '- Your Highlight on Location 3-9 | Added on Thursday, July 29, 2021 10:37:23 PM';
  const text = [
    entry(about, ' <You have reached the clipping limit for this item>'),
    entry(about, 'Words <You have reached the clipping limit set by the publisher, as they say.>'),
    'Only a title\n==========\n',
  ].join('');
  const { issues, unreadable } = read(text);
  expect(issues[0]?.notes.map(({ passage }) => passage)).toEqual(['Words']);
  expect(unreadable.map(({ line }) => line)).toEqual([1, 11]);
});

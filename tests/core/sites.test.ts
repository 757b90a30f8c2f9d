/** Match patterns: what covers what, and which script goes where, once. */
import { describe, expect, test } from 'vitest';
import {
  EVERYWHERE,
  covers,
  entryAt,
  isBlocked,
  isSeen,
  matches,
  registrations,
  siteAccessOf,
  siteAt,
  type Installed,
} from '../../src/core/sites.ts';

const INSTALLED: Installed = {
  hosts: ['https://*.substack.com/*', 'https://archive.example/year/*'],
  matches: ['https://*.substack.com/*', 'https://archive.example/year/*'],
};
const OWN = 'https://letters.example/*';

test.each([
  ['https://*/*', 'https://a.example/*', true],
  ['https://*/*', 'http://a.example/*', false],
  ['*://*/*', 'http://a.example/p/*', true],
  ['<all_urls>', 'https://a.example/*', true],
  ['https://*.a.example/*', 'https://a.example/*', true],
  ['https://*.a.example/*', 'https://b.a.example/*', true],
  ['https://*.a.example/*', 'https://*.b.a.example/*', true],
  ['https://*.a.example/*', 'https://ba.example/*', false],
  ['https://a.example/*', 'https://*.a.example/*', false],
  ['https://a.example/*', 'https://a.example/year/*', true],
  ['https://a.example/year/*', 'https://a.example/*', false],
])('%s covers %s: %s', (outer, inner, expected) => {
  expect(covers(outer, inner)).toBe(expected);
});

test.each([
  ['https://*.substack.com/*', 'https://name.substack.com/p/x?y#z', true],
  ['https://*.substack.com/*', 'https://substack.com/', true],
  ['https://*.substack.com/*', 'https://substack.com.evil.example/', false],
  ['https://*.substack.com/*', 'http://name.substack.com/', false],
  ['https://b.example/*/archive/*', 'https://b.example/name/archive/one', true],
  ['https://b.example/*/archive/*', 'https://b.example/name/archived', false],
  ['https://b.example/a.c*', 'https://b.example/abc', false],
  ['https://b.example/*', 'https://b.example:8443/x', true],
  ['<all_urls>', 'file:///home/reader', false],
  ['https://*/*', 'https://user:word@b.example/', false],
])('%s matches %s: %s', (pattern, address, expected) => {
  expect(matches(pattern, address)).toBe(expected);
});

test('what is granted is sorted, without what another pattern covers', () => {
  const granted = [
    'https://archive.example/*',
    'https://archive.example/year/*',
    'https://name.substack.com/*',
    OWN,
    OWN,
    'http://*/*',
  ];
  expect(siteAccessOf(granted, INSTALLED)).toEqual({
    everywhere: ['http://*/*'],
    known: ['https://archive.example/*', 'https://name.substack.com/*'],
    chosen: [OWN],
  });
});

test('a page’s site is its host, with a pattern that both browsers take', () => {
  expect(siteAt('https://letters.example:8443/a?b#c')).toEqual({ host: 'letters.example', pattern: OWN });
  expect(siteAt('http://bücher.example/')?.pattern).toBe('http://xn--bcher-kva.example/*');
  expect(siteAt('https://[::1]/')).toBeUndefined();
  expect(siteAt('about:blank')).toBeUndefined();
});

test('Postil is kept out of a host, not of those below it', () => {
  const never = ['letters.example'];
  expect(isBlocked(never, 'http://letters.example:8080/x')).toBe(true);
  expect(isBlocked(never, 'https://www.letters.example/x')).toBe(false);
  expect(isBlocked(never, 'not an address')).toBe(false);
});

describe('scripts', () => {
  const sight = (...granted: string[]) => siteAccessOf([...INSTALLED.hosts, ...granted], INSTALLED);
  const at = (address: string, granted: readonly string[] = [], never: readonly string[] = []) =>
    entryAt(address, sight(...granted), INSTALLED, never);

  test('none besides the manifest’s where nothing was added', () => {
    expect(registrations(sight(), INSTALLED, ['x.example'])).toEqual([]);
    expect(at('https://letters.example/')).toBeUndefined();
    expect(at('https://name.substack.com/p/x')).toBe('detect');
  });

  test('an added site takes each page; all sites are looked at first', () => {
    expect(at('https://letters.example/', [OWN])).toBe('main');
    expect(at('https://letters.example/', [OWN, ...EVERYWHERE])).toBe('main');
    expect(at('https://other.example/', [OWN, ...EVERYWHERE])).toBe('detect');
    expect(at('https://name.substack.com/', [OWN, ...EVERYWHERE])).toBe('detect');
    expect(at('https://archive.example/about', [OWN])).toBeUndefined();
  });

  test('none where Postil is kept out, whoever granted it', () => {
    const never = ['letters.example', 'name.substack.com'];
    expect(at('https://letters.example/', [OWN, ...EVERYWHERE], never)).toBeUndefined();
    expect(at('https://name.substack.com/p/x', [], never)).toBeUndefined();
    for (const { excludeMatches } of registrations(sight(OWN, ...EVERYWHERE), INSTALLED, never)) {
      expect(excludeMatches).toContain('*://letters.example/*');
    }
  });

  test('no page gets two: the registered ones leave each other and the manifest’s their pages', () => {
    const all = registrations(sight(OWN, ...EVERYWHERE), INSTALLED, ['never.example']);
    expect(all.map(({ id, entry }) => [id, entry])).toEqual([
      ['chosen', 'main'],
      ['everywhere', 'detect'],
    ]);
    const pages = [
      'https://letters.example/a',
      'https://other.example/',
      'http://letters.example/',
      'https://name.substack.com/p/x',
      'https://archive.example/year/1',
      'https://archive.example/',
      'https://never.example/',
    ];
    for (const page of pages) {
      const within = (list: readonly string[]) => list.some((pattern) => matches(pattern, page));
      const started = [
        ...(within(INSTALLED.matches) ? ['detect'] : []),
        ...all.flatMap((script) =>
          within(script.matches) && !within(script.excludeMatches) ? [script.entry] : [],
        ),
      ];
      expect(started, page).toEqual([at(page, [OWN, ...EVERYWHERE], ['never.example'])].filter(Boolean));
    }
  });

  test('a site is seen by whichever pattern', () => {
    expect(isSeen(INSTALLED.hosts, 'https://letters.example/')).toBe(false);
    expect(isSeen([...INSTALLED.hosts, OWN], 'https://letters.example/')).toBe(true);
    expect(isSeen(EVERYWHERE, 'http://letters.example/')).toBe(true);
  });
});

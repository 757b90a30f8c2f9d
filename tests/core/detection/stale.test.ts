/** A head that was left over from another page: what it says of that one is not said of this one. */
import { describe, expect, test } from 'vitest';
import type { PageDescription } from '../../../src/core/detection/page.ts';
import { claimedBy, withoutStale } from '../../../src/core/detection/stale.ts';

const OLD = 'https://name.substack.com/p/one';
const link = (href: string) => ({ rel: 'canonical', href, type: '', title: '' });

function page(address: string, more: Partial<PageDescription> = {}): PageDescription {
  return {
    address,
    title: 'Title',
    language: '',
    meta: new Map(),
    links: [],
    assets: new Set(),
    remarks: [],
    data: [],
    boxes: [],
    blocks: [],
    ...more,
  };
}

const HEAD: Partial<PageDescription> = {
  meta: new Map([
    ['og:url', OLD],
    ['og:title', 'One'],
    ['og:site_name', 'Name'],
    ['generator', 'G'],
  ]),
  links: [link(OLD), { ...link('/feed'), rel: 'alternate' }],
  data: [
    { headline: 'One', url: OLD },
    { '@type': 'WebSite', name: 'Name' },
  ],
};
const isOld = (claim: string): boolean => claim === OLD;

test('the claims of a head are its canonical address, og:url and JSON-LD', () => {
  const data = [
    { headline: 'One', url: 'https://a.example/1', mainEntityOfPage: { '@id': 'https://a.example/2' } },
  ];
  const claims = claimedBy(page('https://a.example/', { ...HEAD, data }));
  expect([...claims].toSorted()).toEqual(['https://a.example/1', 'https://a.example/2', OLD]);
});

describe('a head that names another page', () => {
  test('keeps what it says of the site', () => {
    const left = withoutStale(page('https://name.substack.com/p/two', HEAD), isOld);
    expect([...left.meta.keys()]).toEqual(['og:site_name', 'generator']);
    expect(left.links.map(({ rel }) => rel)).toEqual(['alternate']);
    expect(left.data).toEqual([{ '@type': 'WebSite', name: 'Name' }]);
  });

  test('loses only what was not written again', () => {
    const now = 'https://name.substack.com/p/two';
    const half = { ...HEAD, links: [link(now)], meta: new Map([['og:url', now]]) };
    const left = withoutStale(page(now, half), isOld);
    expect(left).toMatchObject({ links: half.links, meta: half.meta });
    expect(left.data).toEqual([{ '@type': 'WebSite', name: 'Name' }]);
  });

  test.each(['https://name.substack.com/p/one', `${OLD}/`, `${OLD}/comments`, `${OLD}?open`])(
    'is believed at %s, which is a view of that page',
    (address) => {
      const described = page(address, HEAD);
      expect(withoutStale(described, isOld)).toEqual(described);
    },
  );

  test.each(['https://name.substack.com/p/one-more', 'https://substack.com/home/post/p-2'])(
    'is not believed at %s',
    (address) => {
      expect(withoutStale(page(address, HEAD), isOld).links).toHaveLength(1);
    },
  );
});

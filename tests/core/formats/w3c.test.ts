// @vitest-environment node
/** JSON-LD of a library: read back without loss, expanded without loss, and what its schemas ask for. */
import { existsSync } from 'node:fs';
import { readdir, readFile as readText } from 'node:fs/promises';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import * as fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/project.mjs';
import { readFile } from '../../../src/core/formats/read-file.ts';
import { issuesOf } from '../../../src/core/formats/reading/writer.ts';
import { isOwn, libraryOf } from '../../../src/core/formats/w3c/read-own.ts';
import { collectionOf, w3cWriter } from '../../../src/core/formats/w3c/write.ts';
import { library } from './library.ts';

test('import after export is the library: ids, times, order, bin, tags and all', () => {
  fc.assert(
    fc.property(library, (of) => {
      const json: unknown = JSON.parse(w3cWriter.write(of)[0]?.text ?? '');
      expect(isOwn(json) && libraryOf(json)).toEqual(of);
    }),
  );
});

test('others’ programs find passage, comment, tags, title and address in it', () => {
  fc.assert(
    fc.property(library, (of) => {
      const text = w3cWriter.write(of)[0]?.text ?? '';
      const { format, issues } = readFile(new TextEncoder().encode(text));
      expect(format).toBe('w3c');
      const notes = issues.flatMap((issue) => issue.notes);
      expect(notes.length).toBe(issuesOf(of).flatMap(({ annotations }) => annotations).length);
    }),
  );
});

/** What the suite demands of each class, by file and definition. */
const ANNOTATION = [
  'id#idValueFound',
  'annotations#annotationTypeValueFound',
  'annotations#motivationRecognizedIfPresent',
  'otherProperties#createdValidIfPresent',
  'otherProperties#modifiedValidIfPresent',
];
const TARGET = [
  'bodyTarget#targetResourcesFound',
  'bodyTarget#optionalTargetPropertiesMust',
  'specificResource#specificeResourceDetected',
  'specificResource#selectorDetected',
];
const SELECTOR = ['specificResource#textQuoteSelectorDetected'];
const SOURCE = ['bodyTarget#externalWebResourceDetected'];
const BODY = [
  'bodyTarget#textualBodyFound',
  'bodyTarget#optionalBodyPropertiesMust',
  'otherProperties#purposePropertyFound',
];
const COLLECTION = [
  'id#idValueFound',
  'collections#annotationCollectionTypeValueFound',
  'collections#labelFound',
  'collections#totalFound',
  'collections#firstRequiredIfTotalMoreThanZero',
];
const PAGE = [
  'id#idValueFound',
  'collections#annotationPageTypeValueFound',
  'collections#itemsFound',
  'collections#partOfFound',
  'collections#startIndexFound',
];

const folder = ['../shared/formats/w3c', '../../shared/formats/w3c']
  .map((path) => join(root, path))
  .find((path) => existsSync(path));

describe.skipIf(folder === undefined)(
  'beside the W3C’s own files (skipped where they are not at hand)',
  () => {
    const parsed = async (path: string): Promise<Record<string, unknown>> =>
      JSON.parse(await readText(join(folder ?? '', path), 'utf8'));

    test('every term is expanded by the context, and nothing is lost', async () => {
      const context = await parsed('anno.jsonld');
      const documentLoader = async (url: string) => {
        if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`Nothing else is fetched: ${url}`);
        return { contextUrl: undefined, documentUrl: url, document: context };
      };
      await fc.assert(
        fc.asyncProperty(library, async (of) => {
          const document = JSON.parse(JSON.stringify(collectionOf(of)));
          const expanded = await jsonld.expand(document, { documentLoader, safe: true });
          const back = await jsonld.compact(expanded, document['@context'], { documentLoader });
          const [one] = document.first.items;
          const items = [back.first?.items ?? []].flat();
          expect(items.length).toBe(of.annotations.length);
          expect(back['postil']).toEqual(document.postil);
          if (one !== undefined) {
            expect(items[0]).toMatchObject({
              id: one.id,
              created: one.created,
              modified: one.modified,
              postil: one.postil,
            });
            expect([items[0]?.body ?? []].flat().map((body: { value: string }) => body.value)).toEqual(
              (one.body ?? []).map((body: { value: string }) => body.value),
            );
            expect(items[0]?.target.selector.exact).toBe(one.target.selector.exact);
          }
        }),
        { numRuns: 20 },
      );
    });

    test('annotations, page and collection are what the test suite’s schemas demand', async () => {
      const formats = {
        uri: /^[a-z][a-z\d+.-]*:\S+$/i,
        'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
      };
      const ajv = new Ajv({ strict: false, formats });
      const names = (await readdir(join(folder ?? '', 'schemas'))).filter((name) => name.endsWith('.json'));
      for (const name of names) ajv.addSchema(await parsed(`schemas/${name}`), name);
      const all = [...ANNOTATION, ...TARGET, ...SELECTOR, ...SOURCE, ...BODY, ...COLLECTION, ...PAGE];
      const checks = new Map(
        all.map((one) => [one, ajv.compile({ $ref: one.replace('#', '.json#/definitions/') })]),
      );
      const faults = (value: unknown, definitions: readonly string[]): string[] =>
        definitions.filter((one) => checks.get(one)?.(value) !== true);
      expect(faults(await parsed('incorrect/anno7.json'), ANNOTATION)).toEqual(['id#idValueFound']);
      expect(faults(await parsed('incorrect/anno28.json'), ANNOTATION)).toContain(
        'otherProperties#createdValidIfPresent',
      );
      fc.assert(
        fc.property(library, (of) => {
          const collection = JSON.parse(JSON.stringify(collectionOf(of)));
          expect(faults(collection, COLLECTION)).toEqual([]);
          expect(faults(collection.first, PAGE)).toEqual([]);
          for (const item of collection.first.items) {
            expect(faults(item, ANNOTATION)).toEqual([]);
            expect(faults(item.target, TARGET)).toEqual([]);
            expect(faults(item.target.selector, SELECTOR)).toEqual([]);
            expect(faults(item.target.source, SOURCE)).toEqual([]);
            for (const body of item.body ?? []) expect(faults(body, BODY)).toEqual([]);
          }
        }),
        { numRuns: 20 },
      );
    });
  },
);

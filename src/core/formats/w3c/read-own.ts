/** JSON-LD of Postil’s own: read back without loss, with what was changed in it by other programs. */
import { parseArchive, type Archive } from '../archive/archive.ts';
import { isRecord } from '../reading/values.ts';
import { fromIri } from './extension.ts';
import { listOf } from './check.ts';

type Node = Readonly<Record<string, unknown>>;

/** Whether a file carries what `w3c/write.ts` adds to its annotations. */
export function isOwn(json: unknown): json is Node {
  return isRecord(json) && isRecord(json['postil']) && json['postil']['version'] !== undefined;
}

/**
 * Rebuilds the library: comment, quote and times from the annotations themselves, the rest from the
 * extension; every record passes the archive’s schemas.
 * @throws ArchiveError
 */
export function libraryOf(json: Node): Archive {
  const own = isRecord(json['postil']) ? json['postil'] : {};
  const page = isRecord(json['first']) ? json['first'] : {};
  const annotations = listOf(page['items']).map((item) => (isRecord(item) ? annotationOf(item) : item));
  const { version, exported, publications, issues, tags, tombstones } = own;
  const sections = { publications, issues, tags, annotations, tombstones };
  const counts = Object.fromEntries(
    Object.entries(sections).map(([name, all]) => [name, listOf(all).length]),
  );
  return parseArchive(
    JSON.stringify({ format: 'postil', version, exported, counts, ...sections, sha256: null }),
  );
}

function annotationOf(item: Node): object {
  const { issue, tags, target: seen, deleted } = isRecord(item['postil']) ? item['postil'] : {};
  const target = isRecord(item['target']) ? item['target'] : {};
  const { start, end, ...surroundings } = isRecord(seen) ? seen : {};
  const source = isRecord(target['source']) ? target['source']['id'] : target['source'];
  return {
    id: fromIri('note', item['id']),
    issue,
    target: {
      source,
      selector: [target['selector'], { type: 'TextPositionSelector', start, end }],
      ...surroundings,
    },
    tags,
    comment: commentOf(item['body']),
    created: item['created'],
    modified: item['modified'],
    ...(deleted !== undefined && { deleted }),
  };
}

function commentOf(body: unknown): unknown {
  const comment = listOf(body).find((one) => isRecord(one) && one['purpose'] === 'commenting');
  return isRecord(comment) ? comment['value'] : '';
}

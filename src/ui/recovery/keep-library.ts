/** What a page does for the library behind its view, fetched in one piece: the index, and what is lost. */
export { keepIndex, mergeIndex } from '../../store/index/build.ts';
export { watch } from './watch.ts';
export { quiet } from './quiet.ts';

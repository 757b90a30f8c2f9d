/** What learning asks of the detector; bundled and run in Node. */
export { assess, detect, fieldsOf } from '../../src/core/detection/detect.ts';
export { describePage } from '../../src/dom/describe-page.ts';
export { observe } from '../../src/dom/prefilter.ts';
export { WEIGHTS } from '../../src/core/detection/weights.ts';

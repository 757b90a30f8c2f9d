/** The ids of the results, for the field that controls their list. */
import type { AnnotationId } from '../../../core/model.ts';

export const RESULTS = 'results';

export const resultId = (id: AnnotationId): string => `result-${id}`;

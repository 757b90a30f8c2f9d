/** Entry, brought in before `main`: what finds passages again, the heaviest part of all. */
import { carryOver } from '../core/anchoring/carry.ts';
import { anchorInSteps, describeSpan } from '../dom/anchor.ts';
import { offerAnchorer } from './page/instance.ts';

offerAnchorer({ anchorInSteps, carryOver, describeSpan });

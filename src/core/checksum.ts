/** A short checksum, for telling whether a record of ours still says what it said: no defence. */

/** Odd multipliers, far from each other in their bits; the second pair mixes what the first left. */
const STEP = [0x9e3779b1, 0x85ebca77] as const;
const MIX = [0x27d4eb2f, 0x165667b1] as const;

function mixed(value: number, by: number): number {
  const once = Math.imul(value ^ (value >>> 15), by);
  return (once ^ (once >>> 13)) >>> 0;
}

/** 64 bits of a text's UTF-16 units, as 16 hexadecimal digits. */
export function checksum(text: string): string {
  let one = text.length;
  let other = ~text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul((one ^ unit) + (one >>> 17), STEP[0]);
    other = Math.imul((other ^ unit) + (other >>> 11), STEP[1]);
  }
  return [mixed(one ^ (other >>> 16), MIX[0]), mixed(other ^ (one >>> 16), MIX[1])]
    .map((half) => half.toString(16).padStart(8, '0'))
    .join('');
}

/** The addresses that an issue is known at, each with the way to make it an issue of its own again. */
import type { Address, Issue } from '../../core/model.ts';
import { Button } from './Button.tsx';
import { plainAddress } from '../issue-addresses.ts';
import { WebLink } from './WebLink.tsx';
import '../styles/addresses.css';

interface AddressesProps {
  readonly issue: Issue;
  readonly split: (address: Address) => void;
}

export function Addresses({ issue: { addresses }, split }: AddressesProps) {
  return (
    <details class="addresses">
      <summary>known at {addresses.length} addresses</summary>
      <p>
        All are this issue to Postil. If one of them is another issue, split it off: the notes that you made
        there go with it.
      </p>
      <ul role="list">
        {addresses.map((address) => (
          <li key={address}>
            <WebLink address={address} class="address">
              <bdi>{plainAddress(address)}</bdi>
            </WebLink>
            <Button aria-label={`Split off ${plainAddress(address)}`} onClick={() => split(address)}>
              Split off
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Postil's sign: a marked passage, a square of amber. */
import '../styles/logo.css';

export function Logo() {
  return <span class="logo" data-colour="amber" aria-hidden="true" />;
}

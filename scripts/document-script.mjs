/** Scripts of our own that run in one of the extension's documents. */
import esbuild from 'esbuild';

/** A TypeScript file with all that it imports, as one script. */
export async function documentScript(/** @type {string} */ path) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

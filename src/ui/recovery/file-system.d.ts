/** What both browsers have of files in the origin private file system, and the compiler's library does not. */
interface FileSystemFileHandle {
  /** Gives the file another name, in one step: https://github.com/whatwg/fs/pull/10 */
  move(name: string): Promise<void>;
}

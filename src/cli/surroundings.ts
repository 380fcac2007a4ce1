/** What a command needs of the world around it. */
export interface Surroundings {
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  /** Milliseconds since 1970. */
  now: () => number;
  env: NodeJS.ProcessEnv;
}

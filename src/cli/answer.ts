/** What a command answers. */
export interface Answer {
  data: unknown;
  text: () => string;
  /** As one HTML file, where it can be one. */
  page?: () => Promise<string>;
}

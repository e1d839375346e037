/** The part of a reply that a controller may set: `@Res({ passthrough: true }) reply: Reply`. */
export interface Reply {
  header(name: string, value: string): unknown;
}

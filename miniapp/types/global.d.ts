/** Scheme, host and port of the server; empty on H5, where both share an origin. Set by the build. */
declare const API_BASE: string;
declare module '*.scss';
declare module '*.png' {
  const url: string;
  export default url;
}

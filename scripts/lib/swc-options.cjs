/** The one description of our TypeScript for swc: the server build and Jest share it. */
const swcOptions = ({ tsx = false } = {}) => ({
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: false,
      useDefineForClassFields: false,
      ...(tsx ? { react: { runtime: 'automatic' } } : {}),
    },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  swcrc: false,
  configFile: false,
});

module.exports = { swcOptions };

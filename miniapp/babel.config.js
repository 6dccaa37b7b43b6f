module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        // Every phone we build for takes these apart itself; preset-env would rewrite them for corner cases we do not use.
        exclude: ['transform-destructuring', 'transform-parameters'],
      },
    ],
  ],
  // document.all, the only object that equals null, exists on no phone page of ours.
  assumptions: { noDocumentAll: true },
};

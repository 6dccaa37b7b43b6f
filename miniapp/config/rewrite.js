// A webpack loader that hands a file to the function in its options.
module.exports = function rewrite(code) {
  return this.getOptions().rewrite(code);
};

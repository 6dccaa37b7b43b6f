// Stands in for the index of @tarojs/taro, which takes the runtime's exports apart in a way that keeps all of them,
// used or not: 6 KB of the main package, zipped.
const hooks = require('@tarojs/runtime').hooks;
const Taro = require('@tarojs/api').default;

if (hooks.isExist('initNativeApi')) hooks.call('initNativeApi', Taro);

module.exports = Taro;
module.exports.default = Taro;

export { isKnownPrefix, locate, regionOfCode, REGIONS_VERSION } from './regions.rules';

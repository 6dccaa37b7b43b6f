// Stands in for the location and the history that Taro's window keeps: no page of a mini-program reads or writes an address.
import { Events } from '@tarojs/shared';

export { Events as Location, Events as History };

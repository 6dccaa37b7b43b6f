export { openAtDesk, type AtDesk } from './desk.actions';
export { RequestItemRow } from './items.entity';
export { endPaperRequest, enterRequest, paperKey, paperStates, type PaperRequest } from './paper.actions';
export { handOverRequests } from './requests.actions';
export { RequestEntry, RequestStepEntry } from './requests.entity';
export { listen } from './requests.listeners';
export { askerOf, itemNameOf, presentLine as presentRequestLine } from './requests.present';
export { countWaiting, doneForMe, listRequests, type RequestLine } from './requests.queries';
export { routes } from './requests.routes';

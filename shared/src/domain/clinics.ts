/** H11 That somebody was there, and nothing of what was found: there is no field for it anywhere. */
export const clinicKinds = ['free_clinic', 'checkup', 'medicine', 'doctor'] as const;
export type ClinicKind = (typeof clinicKinds)[number];
export const clinicWords: Record<ClinicKind, string> = { free_clinic: '义诊', checkup: '体检', medicine: '送药上门', doctor: '家庭医生签约' };
/** A contract with a family doctor holds a year. */
export const DOCTOR_MONTHS = 12;

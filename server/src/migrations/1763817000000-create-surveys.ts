import { c, migration } from '../platform/db/migration';

export const CreateSurveys = migration('CreateSurveys1763817000000', async (m) => {
  await m.table('survey_rounds', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.ref(), half: c.text(6), openKey: c.maybe(c.ref()), opensOn: c.day(), closesOn: c.day(), rules: c.json(), beforeId: c.maybe(c.ref()), turn: c.int(),
      openedOn: c.day(), openedByName: c.text(60), closedOn: c.maybe(c.day()), closedByName: c.text(60), createdAt: c.at(),
    },
    uniques: { ux_survey_rounds_half: ['townshipId', 'half'], ux_survey_rounds_open: ['openKey'] }, indexes: { ix_survey_rounds_county: ['countyId', 'half'] },
  });
  await m.table('survey_subjects', {
    columns: {
      id: c.id(), roundId: c.ref(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), familyId: c.ref(), personId: c.maybe(c.ref()), kind: c.text(8), name: c.text(60), sex: c.text(8), birth: c.text(10), birthPrecision: c.text(8),
      relation: c.text(20), groupName: c.text(30), family: c.text(70), origin: c.text(8), beforeId: c.maybe(c.ref()), wasIn: c.flag(), listReason: c.text(16), outcome: c.maybe(c.text(16)), snapshotId: c.maybe(c.ref()), surveyedOn: c.maybe(c.day()), surveyedAt: c.maybe(c.at()), surveyedBy: c.text(60),
      diff: c.text(8), reason: c.text(16), fields: c.text(100), decisionId: c.maybe(c.ref()),
    },
    uniques: { ux_survey_subjects_person: ['roundId', 'personId', 'kind'] },
    indexes: { ix_survey_subjects_scope: ['countyId', 'townshipId', 'villageId', 'id'], ix_survey_subjects_round: ['roundId', 'villageId', 'id'], ix_survey_subjects_family: ['familyId'] },
  });
  await m.table('survey_snapshots', {
    columns: { id: c.id(), roundId: c.ref(), subjectId: c.ref(), countyId: c.ref(), outcome: c.text(16), factsCt: c.maybe(c.longText()), healthCt: c.maybe(c.longText()), wordsCt: c.maybe(c.longText()), onDay: c.day(), happenedAt: c.at(), receivedAt: c.at(), byUserId: c.ref(), byName: c.text(60) },
    indexes: { ix_survey_snapshots_subject: ['subjectId', 'happenedAt'] },
  });
  await m.table('survey_decisions', {
    columns: { id: c.id(), roundId: c.ref(), subjectId: c.ref(), countyId: c.ref(), snapshotId: c.maybe(c.ref()), how: c.text(12), reason: c.text(16), wordsCt: c.longText(), onDay: c.day(), byUserId: c.ref(), byName: c.text(60), createdAt: c.at() },
    indexes: { ix_survey_decisions_subject: ['subjectId', 'id'] },
  });
}, async (m) => {
  for (const table of ['survey_decisions', 'survey_snapshots', 'survey_subjects', 'survey_rounds']) await m.drop(table);
});

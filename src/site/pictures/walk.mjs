#!/usr/bin/env node
// The browser test: a patient's way in Tasklist from enrolment to the first infusion, as the right users.
// Usage: node walk.mjs ADDRESS PASSWORD PATIENT TODAY      (BrowserTest runs it; its clock stands at 10:00 of TODAY)
import { Clinic, openTask, start, work } from './tasklist.mjs';

const [address, password, patient, today] = process.argv.slice(2);
const clinic = await Clinic.open(address, password);
const pages = new Map();

/** Reloads a user's list until the task is there, as impatient people do, and does it. */
async function does(user, task, formId, answers, signs = false, first = undefined) {
  const page = pages.get(user) ?? await clinic.as(user);
  pages.set(user, page);
  const card = page.locator('.tasks-list li.task', { hasText: patient }).filter({ hasText: task }).first();
  for (let attempt = 0; attempt < 12 && !await card.waitFor({ timeout: 5_000 }).then(() => true, () => false); attempt++) {
    await page.reload();
  }
  await openTask(page, patient, task);
  await work(page, formId, answers, signs && password, undefined, first);
}

/** SAF-1: what cannot be read is said beside its field before it is sent, and nowhere else; what is read as meant is not. */
async function mistypes(form) {
  const box = label => form.locator('.fjs-form-field-textfield', { hasText: label }).first();
  const said = label => box(label).locator('.value-unclear');
  const type = (label, text) => box(label).locator('input').fill(text);
  for (const [text, problem] of [['98', 'has no unit'], ['98 G/Liter', 'unknown unit'], ['98000 10*9/L', 'outside what is plausible']]) {
    await type('Platelets', text);
    await said('Platelets').filter({ hasText: problem }).waitFor();
  }
  await type('Haemoglobin', '140');
  await said('Haemoglobin').filter({ hasText: 'has no unit' }).waitFor();
  for (const text of ['98,5 G/L', '<5 10³/µL', '98,000 /uL']) {
    await type('Platelets', '98');
    await said('Platelets').waitFor();
    await type('Platelets', text);
    await said('Platelets').waitFor({ state: 'detached' });
  }
  await said('Haemoglobin').waitFor();
}

try {
  const nurse = await clinic.as('msNurse');
  pages.set('msNurse', nurse);
  await start(nurse, 'Treatment pathway', 'enrolPatient', {
    patientNumber: patient,
    sex: 'female',
    birthDate: '1990-04-12',
    profile: 'KSA',
    indication: 'highlyActiveDespiteTreatment'
  });
  await nurse.reload();
  await openTask(nurse, patient, 'Educate patient');
  await nurse.getByRole('link', { name: 'Patient', exact: true }).click();
  await nurse.getByRole('heading', { name: `Patient ${patient}` }).waitFor();
  await nurse.getByRole('link', { name: 'Form', exact: true }).click();
  await nurse.locator('.profile-banner', { hasText: 'KSA' }).waitFor();
  await work(nurse, 'educatePatient', {
    taughtInfusion: true,
    taughtInfection: true,
    taughtBleeding: true,
    taughtClotting: true,
    taughtSmallClots: true,
    taughtKidney: true,
    taughtLiver: true,
    taughtInflammation: true,
    taughtStills: true,
    taughtBrainInflammation: true,
    taughtBrainInfection: true,
    taughtThyroid: true,
    taughtCancer: true,
    caregiver: 'taught',
    explained: 'yes',
    guideGiven: 'yes',
    alertCardGiven: 'yes',
    commitmentSigned: 'yes',
    dietExplained: 'yes'
  });
  await does('msNurse', 'Record infection screen', 'recordInfectionScreen', {
    collectedOn: today,
    hiv: 'negative',
    tb: 'negative',
    hbv: 'negative',
    antiHbc: 'negative',
    hcv: 'negative',
    hpv: 'negative',
    hpvVaccination: 'vaccinated',
    cmvRisk: 'no'
  });

  await does('neurologist', 'Take history', 'takeHistory', {
    indicationConfirmed: 'yes',
    immunomodulator: 'no',
    hypersensitivity: 'no',
    activeInfection: 'no',
    bloodPressureControlled: 'yes',
    dissection: 'no',
    stroke: 'no',
    anginaOrInfarction: 'no',
    coagulopathy: 'no',
    autoimmuneDisease: 'no',
    riskFactorsReviewed: 'yes'
  });

  await does('msNurse', 'Record varicella status', 'recordVaricellaStatus', {
    varicellaHistory: 'yes',
    vaccinatedTwice: 'no',
    igg: 'positive',
    iggOn: today
  });
  await does('msNurse', 'Record vaccination', 'recordVaccination', {
    vaccineTetanus: 'complete',
    vaccineMmr: 'complete',
    vaccineHepatitisB: 'notNeeded',
    vaccineHepatitisBBecause: 'Immune',
    vaccineHpv: 'complete',
    vaccinePneumococcal: 'complete',
    vaccineZosterRecombinant: 'complete',
    vaccineInfluenza: 'complete',
    vaccineCovid: 'complete',
    vaccinated: 'no',
    moreDoses: 'no'
  });
  await does('msNurse', 'Book course', 'bookCourse', {
    bookedOn: today,
    intensiveCareAtHand: 'yes',
    specialistsAtHand: 'yes',
    experiencedNeurologist: 'Dr Peeters',
    drugAllergies: 'no'
  });
  await does('neurologist', 'Record MRI', 'recordMri', { performedOn: today, result: 'clear' });
  await does('msNurse', 'Record baseline results', 'recordBaselineResults', {
    collectedOn: today,
    platelets: '240 10*9/L',
    haemoglobin: '140 g/L',
    leukocytes: '6.0 10*9/L',
    neutrophils: '3.5 10*9/L',
    lymphocytes: '1.5 10*9/L',
    creatinine: '0.90 mg/dL',
    urineProtein: 'negative',
    urineBlood: 'negative',
    urineRbc: '1 /HPF',
    menses: 'no',
    alt: '22 U/L',
    ast: '22 U/L',
    tsh: '1.8 mIU/L',
    inr: '1.0',
    aptt: '30 s'
  }, false, mistypes);
  await does('infusionNurse', 'Record ECG and vitals', 'recordEcgAndVitals', {
    performedOn: today,
    ecg: 'normal',
    systolic: 122,
    diastolic: 78,
    heartRate: 68,
    temperature: 36.6,
    oxygen: 98
  });
  await does('dermatology', 'Examine skin', 'examineSkin', { collectedOn: today, skinExam: 'normal' });
  await does('msNurse', 'Check pregnancy', 'checkPregnancy', {
    performedOn: today,
    pregnancyTest: 'negative',
    contraception: 'yes',
    breastfeeding: 'no'
  });
  await does('neurologist', 'Confirm eligibility', 'confirmEligibility', { decision: 'confirm' }, true);

  await does('infusionNurse', 'Check before the infusion', 'checkBeforeInfusion', {
    present: 'yes',
    heartRate: 72,
    systolic: 124,
    diastolic: 78,
    oxygen: 98,
    temperature: 36.6,
    infectionSigns: 'no',
    newSymptoms: 'none',
    pregnancyTest: 'negative',
    equipmentReady: 'yes',
    physicianPresent: 'yes'
  });
  await does('infusionNurse', 'Give the premedication', 'givePremedication', {
    methylprednisolone: 'yes',
    corticosteroid: 'methylprednisolone',
    methylprednisoloneMg: 1000,
    methylprednisoloneAt: '9:20 AM',
    corticosteroidEndedAt: '9:40 AM',
    antihistamine: 'given',
    antipyretic: 'given',
    drugs: 'Cetirizine 10 mg, paracetamol 1 g',
    aciclovirTaken: 'yes'
  });
  await does('pharmacist', 'Prepare the infusion', 'prepareInfusion', {
    clear: 'yes',
    aseptic: 'yes',
    diluent: 'sodiumChloride',
    product: 'Alemtuzumab 12 mg concentrate',
    batch: 'A1234',
    dilutionTime: '9:50 AM'
  });
  await does('infusionNurse', 'Start the infusion', 'startInfusion', {
    decision: 'start',
    identityChecked: 'yes',
    ownLine: 'yes',
    rate: 25
  }, true);
  await does('infusionNurse', 'Record vital signs', 'recordVitalSigns', {
    heartRate: 76,
    systolic: 122,
    diastolic: 76,
    oxygen: 98,
    temperature: 36.8,
    condition: 'well',
    action: 'continue'
  });
  clinic.expectAllAnswered();
} catch (error) {
  await clinic.show('browser');
  throw error;
} finally {
  await clinic.close();
}

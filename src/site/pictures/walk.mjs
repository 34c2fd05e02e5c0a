#!/usr/bin/env node
// The browser test: enrols a patient in Tasklist and works the first tasks of screening as the right users.
// Usage: node walk.mjs ADDRESS PASSWORD PATIENT      (BrowserTest runs it)
import { Clinic, openTask, start, work } from './tasklist.mjs';

const [address, password, patient] = process.argv.slice(2);
const today = new Date().toISOString().slice(0, 10);
const clinic = await Clinic.open(address, password);
try {
  const nurse = await clinic.as('msNurse');
  await start(nurse, 'Treatment pathway', 'enrolPatient', {
    patientNumber: patient,
    sex: 'female',
    birthDate: '1990-04-12',
    profile: 'KSA',
    indication: 'highlyActiveDespiteTreatment'
  });
  await nurse.reload();
  await openTask(nurse, patient, 'Educate patient');
  await nurse.locator('.profile-banner', { hasText: 'KSA' }).waitFor();
  await work(nurse, 'educatePatient', {
    explained: 'yes',
    guideGiven: 'yes',
    alertCardGiven: 'yes',
    commitmentSigned: 'yes',
    dietExplained: 'yes'
  });
  await openTask(nurse, patient, 'Record infection screen');
  await work(nurse, 'recordInfectionScreen', {
    collectedOn: today,
    hiv: 'negative',
    tb: 'negative',
    hbv: 'negative',
    hcv: 'negative',
    hpv: 'negative',
    cmvRisk: 'no'
  });

  const neurologist = await clinic.as('neurologist');
  await openTask(neurologist, patient, 'Take history');
  await work(neurologist, 'takeHistory', {
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
} catch (error) {
  // what the page showed at that moment
  for (const context of clinic.browser.contexts()) {
    await context.pages()[0]?.screenshot({ path: `target/browser-${clinic.browser.contexts().indexOf(context)}.png` });
  }
  throw error;
} finally {
  await clinic.close();
}

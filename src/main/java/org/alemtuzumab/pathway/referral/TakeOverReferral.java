package org.alemtuzumab.pathway.referral;

/** The neurologist on call has seen to findings that nobody acknowledged (SAF-6). */
record TakeOverReferral(String whatWasDone) {}

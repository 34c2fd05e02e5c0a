/**
 * From a finding to a person: routing to one open referral a specialty and patient (SAF-6) or to a follow-up, and the
 * specialist's answers (SAF-8).
 */
package org.alemtuzumab.pathway.referral;

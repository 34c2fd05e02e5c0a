package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;

/** The first infusion day, where the course is given (INF-14), and what the patient must not be given with it (SCR-22). */
record BookCourse(LocalDate bookedOn, Site site, DrugAllergies allergies) {}

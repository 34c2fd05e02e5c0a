package org.alemtuzumab.pathway.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that the expressions of a diagram may call on its bean, as in {@code ${rounds.dueAt(patientNumber)}}. It reads and
 * changes nothing: whoever may deploy a diagram may call it for every patient. No other method can be called there, so that no
 * diagram signs, stores or deletes anything around the delegates and forms.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ForModels {}

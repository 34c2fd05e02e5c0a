package org.alemtuzumab.pathway.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Acts when a task is offered, before anybody has answered it. The method takes the task, and carries the name of the one that
 * acts {@link OnSubmission on its submission}: a diagram calls the same bean.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnOffer {}

package org.alemtuzumab.pathway.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Acts on what a person has submitted. The method carries the name of its form, and is the bean of this name that a diagram
 * calls: a task's, when it is completed, or a process's, when it starts. It takes the task or the execution and, where the form
 * asks anything, its answers as a record (see {@link TypedAnswers}). What a diagram has the same bean do when the task is offered
 * stands beside it, {@link OnOffer}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnSubmission {

    /** The id of the form, where it is another than the method's name: a start form carries that of its process. */
    String form() default "";
}

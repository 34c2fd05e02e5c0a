package org.alemtuzumab.pathway.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Questions that are asked once for each of several: their keys begin with the component's. {@code prior1} holds {@code
 * prior1First} and {@code prior1Last}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Prefixed {}

package org.alemtuzumab.pathway.engine;

/** New diagrams, forms or decisions are being deployed; heard after the commit by whoever depends on them. */
public record ModelsDeployed() {}

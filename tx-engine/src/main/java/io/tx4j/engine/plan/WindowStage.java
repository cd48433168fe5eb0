package io.tx4j.engine.plan;

/** Window functions over one order of the rows. */
record WindowStage(int slot) {}

package io.tx4j.engine.plan;

import io.tx4j.engine.catalog.TableDef;
import io.tx4j.engine.lock.LockMode;

/** A table that a statement uses, with the lock that it takes before it runs. */
public record TableUse(TableDef table, LockMode mode) {}

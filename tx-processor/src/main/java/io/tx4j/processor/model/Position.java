package io.tx4j.processor.model;

/** A place in the user's source that a message can be attached to. Only the reader makes them. */
public interface Position {}

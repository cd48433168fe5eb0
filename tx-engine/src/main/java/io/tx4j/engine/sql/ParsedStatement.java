package io.tx4j.engine.sql;

/**
 * One statement of a string that may hold several.
 *
 * @param statement positions in it count from the beginning of the whole string
 * @param sourceText the statement's own part of the string, without the semicolon and without white
 *     space around it
 * @param position where {@code sourceText} begins in the whole string, in characters, from 1
 * @param parameterCount the highest {@code $n} used; 0 for none
 */
public record ParsedStatement(
    Statement statement, String sourceText, int position, int parameterCount) {}

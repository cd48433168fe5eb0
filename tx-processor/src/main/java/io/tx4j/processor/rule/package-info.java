/**
 * Judges what was read: {@link io.tx4j.processor.rule.Rules} knows all rules, {@link
 * io.tx4j.processor.rule.Problem} all messages.
 *
 * <p>A rule looks at the records of {@code model} only and adds what it finds to {@link
 * io.tx4j.processor.rule.Findings}; it never stops at the first problem and never throws. The tags
 * are stable: a tag keeps its meaning for good, and a retired one is not given out again.
 */
@NullMarked
package io.tx4j.processor.rule;

import org.jspecify.annotations.NullMarked;

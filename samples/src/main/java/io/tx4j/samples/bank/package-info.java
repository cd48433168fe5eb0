/**
 * A bank: workers transfer money concurrently through a generated wrapper, receipts go out after
 * commit, and a killed process loses nothing that was acknowledged. Start at {@link
 * io.tx4j.samples.bank.Transfers}, then {@link io.tx4j.samples.bank.Bank}.
 */
@NullMarked
package io.tx4j.samples.bank;

import org.jspecify.annotations.NullMarked;

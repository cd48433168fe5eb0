package io.tx4j.processor.body;

/**
 * The checks that remember nothing, so that one of each will do for a class.
 *
 * @param calls from boundary to boundary
 * @param swallow caught failures
 * @param known calls into libraries
 * @param retry writes of fields
 * @param bypass objects without wrappers
 */
record Checks(
    CallChecks calls, SwallowCheck swallow, KnownCalls known, RetryCheck retry, NewCheck bypass) {

  static Checks of(Compiler compiler, Warnings warnings) {
    return new Checks(
        new CallChecks(warnings),
        new SwallowCheck(compiler, warnings),
        new KnownCalls(compiler, warnings),
        new RetryCheck(warnings),
        new NewCheck(compiler, warnings));
  }
}

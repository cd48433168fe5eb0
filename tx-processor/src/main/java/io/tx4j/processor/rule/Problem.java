package io.tx4j.processor.rule;

/**
 * Everything the processor finds fault with. A message says what is wrong, why it matters, and how
 * to mend it; {@code tx-processor/README.md} has a wrong and a right example of each.
 *
 * <p>TX001 to TX049 are errors in declarations, TX051 to TX098 warnings about bodies.
 */
public enum Problem {
  PRIVATE_METHOD(
      "TX001",
      "%s is annotated with @%s and private.",
      "A wrapper cannot override it: calls would run without the boundary.",
      "Make it package-private, protected or public."),
  FINAL_METHOD(
      "TX002",
      "%s is final, but @%s applies to it.",
      "A wrapper cannot override it: calls would run without the boundary.",
      "Remove final."),
  STATIC_METHOD(
      "TX003",
      "%s is annotated with @%s and static.",
      "A wrapper cannot override it: calls would run without the boundary.",
      "Make it an instance method."),
  FINAL_CLASS(
      "TX004",
      "%s has transactional methods and is final.",
      "Its wrapper is a subclass.",
      "Remove final, or annotate an interface that it implements."),
  SEALED_TYPE(
      "TX005",
      "%s has transactional methods and is sealed.",
      "Its wrapper is a subtype that the permits clause does not name.",
      "Remove sealed, or annotate another interface."),
  RECORD(
      "TX006",
      "%s has transactional methods and is a record.",
      "Records are final, so there can be no wrapper.",
      "Make it a class, or annotate an interface that it implements."),
  ENUM(
      "TX007",
      "%s has transactional methods and is an enum or an annotation.",
      "Nobody but the compiler makes instances of it, so there can be no wrapper.",
      "Move the methods to a class."),
  INNER_CLASS(
      "TX008",
      "%s has transactional methods and is an inner class.",
      "Its wrapper would have no instance of the class around it.",
      "Make it static, or move it to the top level."),
  NO_CONSTRUCTOR(
      "TX009",
      "%s has transactional methods but no constructor that its wrapper can call.",
      "Its wrapper is a subclass in the same package.",
      "Make one constructor package-private or wider, with types that the package can name."),
  PRIVATE_TYPE(
      "TX010",
      "%s has transactional methods and is private, or nested in a private type.",
      "Its wrapper, a class of its own, cannot see it.",
      "Make it package-private."),
  OUTLIVING_RESULT(
      "TX011",
      "%s returns a %s.",
      "Work on it goes on when the transaction is over and its connection given back.",
      "Return finished values, such as a List; for asynchronous work call Transactions.callAsync."),
  BAD_DURATION(
      "TX012",
      "\"%s\" is not a positive duration.",
      "The deadline would be unknown.",
      "Write a whole number and one of the units ms, s, m, h, such as \"250ms\" or \"5s\"."),
  BAD_MAX_ATTEMPTS(
      "TX013",
      "maxAttempts is %s.",
      "The first run counts as an attempt, so the method would never run.",
      "Write 1 for no retry, or more."),
  RETRY_WITHOUT_BEGIN(
      "TX014",
      "%s cannot be given under %s.",
      "Only the owner of a transaction retries, and such a method never owns one.",
      "Declare it where the transaction begins."),
  SETTING_WITHOUT_BEGIN(
      "TX015",
      "%s cannot be given under %s.",
      "Such a method never begins a transaction that it could apply to.",
      "Remove it, or declare it where the transaction begins."),
  UNDECLARED_EXCEPTION(
      "TX016",
      "%s names the checked exception %s, which %s does not declare.",
      "It can never leave the method, so the promise would be empty.",
      "Declare it with throws, or remove it here."),
  OVERLAPPING_EXCEPTIONS(
      "TX017",
      "%s is in commitOn and %s in rollbackSilentlyOn, and one includes the other.",
      "The same exception would have to commit and to roll back.",
      "Leave it in one of them."),
  HOOK_WITH_RESULT(
      "TX018",
      "%s is annotated with @%s and returns a value.",
      "The call is made later, when its caller has gone on.",
      "Make it void."),
  HOOK_WITH_EXCEPTION(
      "TX019",
      "%s is annotated with @%s and declares %s.",
      "The call is made later, when nobody is there to catch a checked exception.",
      "Catch it inside."),
  UNKNOWN_DATABASE(
      "TX020",
      "There is no database \"%s\"; the option tx4j.databases names %s.",
      "The call would fail at run time.",
      "Correct the name, or add it to the option."),
  NAME_CLASH(
      "TX021",
      "The wrapper of %s is to be called %s, but there is such a type already.",
      "Both cannot exist.",
      "Rename one of the two."),
  BOTH_HOOKS(
      "TX022",
      "%s is annotated with both @AfterCommit and @AfterRollback.",
      "The call could mean either.",
      "Write one method for each."),
  AMBIGUOUS_DEFINITION(
      "TX023",
      "%s overrides methods of several interfaces that declare different things.",
      "Which of them holds would be chance.",
      "Annotate the method itself."),
  HIDDEN_TYPE(
      "TX024",
      "%s uses %s, which the wrapper cannot name.",
      "The wrapper is a class of its own in the same package.",
      "Make the type package-private or wider."),
  UNREACHABLE_METHOD(
      "TX025",
      "%s is package-private in another package than %s.",
      "The wrapper cannot override it: calls would run without the boundary.",
      "Make it protected or public."),
  SECOND_BEAN(
      "TX026",
      "%s is annotated with @%s and not abstract.",
      "The container would find it beside its wrapper and make a bean without transactions.",
      "Make the class abstract: then only the wrapper is found, which carries the annotation too."),
  NOTHING_TO_WRAP(
      "TX027",
      "%s is annotated with @Transactional but has no method that it applies to.",
      "On a type the annotation applies to the public instance methods declared there.",
      "Make a method public, or annotate methods."),
  SILENT_PRIMITIVE(
      "TX028",
      "%s returns %s, but rollbackSilentlyOn is declared.",
      "After a silent rollback there is no value to return, so every one would fail.",
      "Return the wrapper class (null then means rolled back), an Optional, or nothing."),

  INTERNAL_ERROR(
      "TX099",
      "The processor failed on %s: %s",
      "No wrapper was written.",
      "Please report this with the class and the compiler's version.");

  private final String tag;
  private final String what;
  private final String why;
  private final String cure;

  Problem(String tag, String what, String why, String cure) {
    this.tag = tag;
    this.what = what;
    this.why = why;
    this.cure = cure;
  }

  /** The stable tag, such as {@code TX001}. */
  public String tag() {
    return tag;
  }

  /** Whether it is about a body: a warning, which can be suppressed. */
  public boolean isWarning() {
    return tag.compareTo("TX050") > 0 && this != INTERNAL_ERROR;
  }

  /** The message, with the details filled in. */
  public String message(Object... details) {
    return "[" + tag + "] " + String.format(what, details) + " " + explanation();
  }

  /** Why it matters and how to mend it. */
  public String explanation() {
    return why + " " + cure;
  }
}

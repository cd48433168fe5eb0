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

  WEAKER_CALLER(
      "TX051",
      "%s calls %s, which declares %s, in a transaction begun with %s.",
      "A transaction that is open already cannot meet a stronger wish: the call is refused.",
      "Declare it at the method that begins the transaction."),
  NEW_BELOW_OPEN(
      "TX052",
      "%s calls %s, which begins a transaction of its own, while one is open.",
      "The thread holds two connections then, and waits for itself at a row that it has locked.",
      "Call it before or after the transaction, or in an @AfterCommit method."),
  SILENT_WITHOUT_VALUE(
      "TX053",
      "%s returns %s and is rolled back silently without a value.",
      "There is nothing to return: the caller gets an IllegalTransactionStateException.",
      "Throw SilentRollback.returning(value), or return an object."),
  BYPASSING_NEW(
      "TX054",
      "This makes a %s without its wrapper.",
      "Its transactional methods would run without a transaction.",
      "Make a wrapper, and the class abstract, so that nobody else can."),
  SWALLOWED_FAILURE(
      "TX055",
      "%s catches what %s throws and goes on.",
      "The failure has doomed the transaction: the caller gets an UnexpectedRollbackException.",
      "Let it through, make the called method NESTED, or name the exception in its commitOn."),
  BLOCKING_CALL(
      "TX056",
      "%s calls %s inside a transaction.",
      "While it waits, a connection and all locks are held.",
      "Wait before the transaction, or in an @AfterCommit method."),
  REMOTE_CALL(
      "TX057",
      "%s calls %s inside a transaction.",
      "A connection and all locks are held until the other side answers, and a rollback does not"
          + " undo what it did.",
      "Call it before the transaction, or in an @AfterCommit method."),
  OTHER_THREAD(
      "TX058",
      "%s calls %s inside a transaction.",
      "What another thread does is not part of the transaction and does not see its changes.",
      "Do it on this thread, or in an @AfterCommit method."),
  MANUAL_CONTROL(
      "TX059",
      "%s calls %s.",
      "The boundary ends the transaction; this is refused, or works on another connection.",
      "Remove it; to roll back, throw an exception or SilentRollback."),
  EARLY_DISPATCH(
      "TX060",
      "%s calls %s inside a transaction.",
      "The work may begin before the commit, and stays when the transaction is rolled back.",
      "Hand it over in an @AfterCommit method."),
  FIELD_WRITE(
      "TX061",
      "%s writes the field %s and may be retried.",
      "An attempt that is rolled back leaves its value behind for the next one.",
      "Use a local variable, or write the field in an @AfterCommit method."),
  LOST_UPDATE(
      "TX062",
      "%s reads %s and writes it back at %s.",
      "What another transaction writes in between is lost.",
      "Read it FOR UPDATE, compute in SQL (SET x = x + ?), or declare REPEATABLE_READ or more."),

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

package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.CreateSequence;
import io.tx4j.engine.sql.DefinitionStatement.Persistence;
import io.tx4j.engine.sql.SequenceOption.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE SEQUENCE and the options of sequences. */
final class SequenceParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  SequenceParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  CreateSequence create(Persistence persistence, int position) {
    tokens.expect(Keyword.SEQUENCE);
    boolean ifNotExists = new OptionParser(grammar).ifNotExists();
    return new CreateSequence(
        tokens.qualifiedName(), persistence, ifNotExists, options(), position);
  }

  /** Options in parentheses, if there are any. */
  List<SequenceOption> parenthesizedOptions() {
    if (!tokens.accept('(')) {
      return List.of();
    }
    List<SequenceOption> options = options();
    if (options.isEmpty()) {
      throw tokens.syntaxError();
    }
    tokens.expect(')');
    return options;
  }

  List<SequenceOption> options() {
    List<SequenceOption> options = new ArrayList<>();
    SequenceOption option;
    while ((option = option()) != null) {
      options.add(option);
    }
    return List.copyOf(options);
  }

  /** The next option, or null if there is none. */
  @Nullable SequenceOption option() {
    Keyword keyword = tokens.keyword();
    if (keyword == null) {
      return null;
    }
    int position = tokens.position();
    return switch (keyword) {
      case AS -> {
        tokens.advance();
        yield new SequenceOption(Kind.AS_TYPE, null, grammar.types.typeName(), null, position);
      }
      case CACHE -> number(Kind.CACHE, null);
      case INCREMENT -> number(Kind.INCREMENT, Keyword.BY);
      case MAXVALUE -> number(Kind.MAXVALUE, null);
      case MINVALUE -> number(Kind.MINVALUE, null);
      case START -> number(Kind.START, Keyword.WITH);
      case RESTART -> restart();
      case CYCLE -> flag(Kind.CYCLE);
      case LOGGED -> flag(Kind.LOGGED);
      case UNLOGGED -> flag(Kind.UNLOGGED);
      case NO -> no();
      case OWNED -> {
        tokens.advance();
        tokens.expect(Keyword.BY);
        QualifiedName owner = tokens.anyName();
        boolean none = owner.parts().size() == 1 && owner.name().equals("none");
        yield new SequenceOption(Kind.OWNED_BY, null, null, none ? null : owner, position);
      }
      case SEQUENCE -> {
        tokens.advance();
        tokens.expect(Keyword.NAME);
        yield new SequenceOption(Kind.SEQUENCE_NAME, null, null, tokens.anyName(), position);
      }
      default -> null;
    };
  }

  private SequenceOption flag(Kind kind) {
    int position = tokens.position();
    tokens.advance();
    return new SequenceOption(kind, null, null, null, position);
  }

  private SequenceOption number(Kind kind, @Nullable Keyword filler) {
    int position = tokens.position();
    tokens.advance();
    if (filler != null) {
      tokens.accept(filler);
    }
    return new SequenceOption(kind, tokens.signedNumber(), null, null, position);
  }

  private SequenceOption restart() {
    int position = tokens.position();
    tokens.advance();
    boolean with = tokens.accept(Keyword.WITH);
    int next = tokens.kind();
    boolean number =
        with || next == Tokens.INTEGER || next == Tokens.NUMBER || next == '-' || next == '+';
    return new SequenceOption(
        Kind.RESTART, number ? tokens.signedNumber() : null, null, null, position);
  }

  private SequenceOption no() {
    int position = tokens.position();
    tokens.advance();
    Kind kind;
    if (tokens.accept(Keyword.MAXVALUE)) {
      kind = Kind.NO_MAXVALUE;
    } else if (tokens.accept(Keyword.MINVALUE)) {
      kind = Kind.NO_MINVALUE;
    } else {
      tokens.expect(Keyword.CYCLE);
      kind = Kind.NO_CYCLE;
    }
    return new SequenceOption(kind, null, null, null, position);
  }
}

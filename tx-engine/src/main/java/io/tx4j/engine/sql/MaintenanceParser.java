package io.tx4j.engine.sql;

import io.tx4j.engine.sql.SessionStatement.Maintenance;
import io.tx4j.engine.sql.SessionStatement.MaintenanceKind;
import io.tx4j.engine.sql.SessionStatement.MaintenanceTarget;
import io.tx4j.engine.sql.SessionStatement.Option;
import java.util.ArrayList;
import java.util.List;

/** VACUUM, ANALYZE, REINDEX, CLUSTER and CHECKPOINT. */
final class MaintenanceParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  MaintenanceParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  Maintenance statement(Keyword verb) {
    int position = tokens.position();
    tokens.advance();
    return switch (verb) {
      case VACUUM -> vacuum(position);
      case ANALYZE, ANALYSE -> analyze(position);
      case REINDEX -> reindex(position);
      case CLUSTER -> cluster(position);
      default -> new Maintenance(MaintenanceKind.CHECKPOINT, List.of(), List.of(), position);
    };
  }

  private Maintenance vacuum(int position) {
    List<Option> options = options();
    if (options.isEmpty()) {
      options =
          words(Keyword.FULL, Keyword.FREEZE, Keyword.VERBOSE, Keyword.ANALYZE, Keyword.ANALYSE);
    }
    return new Maintenance(MaintenanceKind.VACUUM, options, targets(), position);
  }

  private Maintenance analyze(int position) {
    List<Option> options = options();
    if (options.isEmpty()) {
      options = words(Keyword.VERBOSE);
    }
    return new Maintenance(MaintenanceKind.ANALYZE, options, targets(), position);
  }

  private List<Option> options() {
    return tokens.at('(') ? new OptionParser(grammar).utilityOptions() : List.of();
  }

  /** Options without parentheses, in this order. */
  private List<Option> words(Keyword... known) {
    List<Option> options = new ArrayList<>();
    for (Keyword keyword : known) {
      int position = tokens.position();
      if (tokens.accept(keyword)) {
        options.add(new Option(keyword.word(), null, List.of(), position));
      }
    }
    return List.copyOf(options);
  }

  private List<MaintenanceTarget> targets() {
    return tokens.atColumnName() || tokens.at(Keyword.ONLY) ? tokens.list(this::target) : List.of();
  }

  private MaintenanceTarget target() {
    QualifiedName name = grammar.from.relation().name();
    return new MaintenanceTarget(name, tokens.optionalColumnNames());
  }

  private Maintenance reindex(int position) {
    List<Option> options = options();
    List<MaintenanceTarget> targets = List.of();
    if (tokens.accept(Keyword.INDEX)
        || tokens.accept(Keyword.TABLE)
        || tokens.accept(Keyword.SCHEMA)) {
      tokens.accept(Keyword.CONCURRENTLY);
      targets = List.of(new MaintenanceTarget(tokens.qualifiedName(), List.of()));
    } else {
      if (!tokens.accept(Keyword.SYSTEM)) {
        tokens.expect(Keyword.DATABASE);
      }
      tokens.accept(Keyword.CONCURRENTLY);
      if (tokens.atColumnName()) {
        tokens.columnName();
      }
    }
    return new Maintenance(MaintenanceKind.REINDEX, options, targets, position);
  }

  private Maintenance cluster(int position) {
    List<Option> options = tokens.at('(') ? options() : words(Keyword.VERBOSE);
    List<MaintenanceTarget> targets = List.of();
    if (tokens.atColumnName()) {
      targets = List.of(new MaintenanceTarget(tokens.qualifiedName(), List.of()));
      if (tokens.accept(Keyword.USING) || tokens.accept(Keyword.ON)) {
        tokens.columnName();
      }
    }
    return new Maintenance(MaintenanceKind.CLUSTER, options, targets, position);
  }
}

package io.tx4j.engine.sql;

import io.tx4j.engine.sql.SessionStatement.Copy;
import io.tx4j.engine.sql.SessionStatement.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** COPY, with its options in the present and in the older syntax. */
final class CopyParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  CopyParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  Copy copy() {
    int position = tokens.position();
    tokens.expect(Keyword.COPY);
    List<Option> options = new ArrayList<>();
    QualifiedName table = null;
    List<String> columns = List.of();
    DataStatement query = null;
    boolean from = false;
    if (tokens.at('(')) {
      query = query();
      tokens.expect(Keyword.TO);
    } else {
      if (tokens.at(Keyword.BINARY)) {
        options.add(flag("format", "binary"));
      }
      table = tokens.qualifiedName();
      columns = tokens.optionalColumnNames();
      from = tokens.accept(Keyword.FROM);
      if (!from) {
        tokens.expect(Keyword.TO);
      }
    }
    boolean program = tokens.accept(Keyword.PROGRAM);
    String file = program ? tokens.string() : file();
    if (query == null) {
      delimiters(options);
    }
    tokens.accept(Keyword.WITH);
    if (tokens.at('(')) {
      options.addAll(new OptionParser(grammar).copyOptions());
    } else {
      olderOptions(options);
    }
    SqlExpression where = query == null ? where(from) : null;
    return new Copy(
        table, columns, query, from, file, program, List.copyOf(options), where, position);
  }

  private DataStatement query() {
    tokens.expect('(');
    if (!grammar.changes.atDataStatement()) {
      throw tokens.syntaxError();
    }
    DataStatement query = grammar.changes.statement();
    tokens.expect(')');
    return query;
  }

  private @Nullable String file() {
    if (tokens.accept(Keyword.STDIN) || tokens.accept(Keyword.STDOUT)) {
      return null;
    }
    return tokens.string();
  }

  private @Nullable SqlExpression where(boolean from) {
    int position = tokens.position();
    SqlExpression where = grammar.queries.optionalWhere();
    if (where != null && !from) {
      throw tokens.error("WHERE clause not allowed with COPY TO", position);
    }
    return where;
  }

  private Option flag(String name, String value) {
    int position = tokens.position();
    tokens.advance();
    return new Option(name, value, List.of(), position);
  }

  private void delimiters(List<Option> options) {
    boolean using = tokens.accept(Keyword.USING);
    int position = tokens.position();
    if (using || tokens.at(Keyword.DELIMITERS)) {
      tokens.expect(Keyword.DELIMITERS);
      options.add(new Option("delimiter", tokens.string(), List.of(), position));
    }
  }

  private void olderOptions(List<Option> options) {
    while (true) {
      Keyword keyword = tokens.keyword();
      Option option = keyword == null ? null : olderOption(keyword);
      if (option == null) {
        return;
      }
      options.add(option);
    }
  }

  private @Nullable Option olderOption(Keyword keyword) {
    int position = tokens.position();
    return switch (keyword) {
      case BINARY -> flag("format", "binary");
      case CSV -> flag("format", "csv");
      case FREEZE -> flag("freeze", "true");
      case HEADER -> flag("header", "true");
      case DELIMITER, NULL, QUOTE, ESCAPE -> {
        tokens.advance();
        tokens.accept(Keyword.AS);
        yield new Option(keyword.word(), tokens.string(), List.of(), position);
      }
      case ENCODING -> {
        tokens.advance();
        yield new Option("encoding", tokens.string(), List.of(), position);
      }
      case FORCE -> force(position);
      default -> null;
    };
  }

  private Option force(int position) {
    tokens.expect(Keyword.FORCE);
    String name;
    if (tokens.accept(Keyword.QUOTE)) {
      name = "force_quote";
    } else if (tokens.acceptThen(Keyword.NOT, Keyword.NULL)) {
      name = "force_not_null";
    } else {
      tokens.expect(Keyword.NULL);
      name = "force_null";
    }
    List<String> columns = tokens.accept('*') ? List.of("*") : tokens.columnNames();
    return new Option(name, null, columns, position);
  }
}

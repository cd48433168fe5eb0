package io.tx4j.engine.sql;

import io.tx4j.engine.sql.DefinitionStatement.CreateCompositeType;
import io.tx4j.engine.sql.DefinitionStatement.CreateDomain;
import io.tx4j.engine.sql.DefinitionStatement.CreateEnum;
import io.tx4j.engine.sql.DefinitionStatement.UnsupportedDefinition;
import io.tx4j.engine.sql.TableReference.ResultColumn;
import java.util.List;

/** CREATE TYPE and CREATE DOMAIN. */
final class TypeDefinitionParser {

  private final Grammar grammar;
  private final TokenCursor tokens;

  TypeDefinitionParser(Grammar grammar) {
    this.grammar = grammar;
    this.tokens = grammar.tokens;
  }

  DefinitionStatement createType(int position) {
    tokens.expect(Keyword.TYPE);
    QualifiedName name = tokens.anyName();
    if (!tokens.at(Keyword.AS)) {
      return baseType(position);
    }
    tokens.advance();
    if (tokens.accept(Keyword.ENUM)) {
      tokens.expect('(');
      List<String> labels = tokens.at(')') ? List.of() : tokens.list(tokens::string);
      tokens.expect(')');
      return new CreateEnum(name, labels, position);
    }
    if (tokens.accept(Keyword.RANGE)) {
      new OptionParser(grammar).parameters();
      return new UnsupportedDefinition("CREATE TYPE AS RANGE", position);
    }
    tokens.expect('(');
    List<ResultColumn> attributes =
        tokens.at(')') ? List.of() : tokens.list(grammar.from::resultColumn);
    tokens.expect(')');
    return new CreateCompositeType(name, attributes, position);
  }

  private UnsupportedDefinition baseType(int position) {
    if (tokens.at('(')) {
      new OptionParser(grammar).parameters();
    }
    return new UnsupportedDefinition("CREATE TYPE of a base type", position);
  }

  CreateDomain createDomain(int position) {
    tokens.expect(Keyword.DOMAIN);
    QualifiedName name = tokens.anyName();
    tokens.accept(Keyword.AS);
    TypeName type = grammar.types.typeName();
    ConstraintParser.ColumnQualifiers qualifiers = new ConstraintParser(grammar).columnQualifiers();
    return new CreateDomain(name, type, qualifiers.collation(), qualifiers.constraints(), position);
  }
}

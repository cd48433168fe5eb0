package io.tx4j.processor.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Recognizes results that go on working after the method, and with it the transaction, is over. */
final class LongLived {
  private static final List<String> NAMES =
      List.of(
          "java.util.concurrent.CompletionStage",
          "java.util.concurrent.Future",
          "java.util.concurrent.Flow.Publisher",
          "java.util.stream.BaseStream",
          "java.util.Iterator",
          "java.util.Spliterator",
          "java.sql.Connection",
          "java.sql.Statement",
          "java.sql.ResultSet",
          "org.reactivestreams.Publisher",
          "io.reactivex.rxjava3.core.CompletableSource",
          "io.reactivex.rxjava3.core.MaybeSource",
          "io.reactivex.rxjava3.core.ObservableSource",
          "io.reactivex.rxjava3.core.SingleSource",
          "io.smallrye.mutiny.Uni",
          "kotlinx.coroutines.flow.Flow");

  private final Types types;
  private final Map<String, TypeMirror> known = new LinkedHashMap<>();

  LongLived(Elements elements, Types types) {
    this.types = types;
    for (String name : NAMES) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null) {
        known.put(name, types.erasure(type.asType()));
      }
    }
  }

  /** The name of the known type that a result is, if it is one. */
  Optional<String> in(TypeMirror result) {
    TypeMirror erased = types.erasure(result);
    return erased.getKind() != TypeKind.DECLARED
        ? Optional.empty()
        : known.entrySet().stream()
            .filter(one -> types.isSubtype(erased, one.getValue()))
            .map(Map.Entry::getKey)
            .findFirst();
  }
}

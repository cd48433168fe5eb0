package app;

import io.tx4j.Transactional;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

public class Annotated {
  @Retention(RetentionPolicy.RUNTIME)
  @interface Inject {
    String[] value() default {};
  }

  @Target(ElementType.PARAMETER)
  @interface Named {
    String value();
  }

  @Target(ElementType.TYPE_USE)
  @interface Nullable {}

  @Target({ElementType.TYPE_USE, ElementType.PARAMETER, ElementType.METHOD})
  @interface NonNull {}

  @Inject({"a", "b"})
  Annotated(@Named("main") String database, @NonNull List<@Nullable String> names) {}

  @Transactional
  @Inject
  public @Nullable String find(@Named("key") @NonNull String key, @Nullable Integer @NonNull [] ids) {
    return null;
  }

  @Transactional
  @NonNull
  public List<? extends @Nullable Object> all() {
    return List.of();
  }
}

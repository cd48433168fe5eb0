package io.tx4j.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Claims tx4j's annotations, and {@code @Generated} which the wrappers carry, so that {@code
 * -Xlint:processing} does not report them as unclaimed. {@link TransactionalProcessor} itself is
 * asked about all types and must claim nothing, or other processors would go without.
 *
 * <p>It has to come after that one in the list of services, which AutoService sorts by name: when
 * all annotations are claimed, javac asks no further processor.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes({"io.tx4j.*", "javax.annotation.processing.Generated"})
public final class TransactionalProcessorClaim extends AbstractProcessor {

  /** For {@link java.util.ServiceLoader}. */
  public TransactionalProcessorClaim() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // of nobody else; see above
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return true;
  }
}

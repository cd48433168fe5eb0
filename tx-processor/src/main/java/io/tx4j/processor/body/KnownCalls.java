package io.tx4j.processor.body;

import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import io.tx4j.processor.read.DeclaredBoundaries;
import io.tx4j.processor.rule.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Calls into the JDK and well-known libraries that do not belong in a transaction. */
final class KnownCalls {
  private static final String ANY = "*";

  /** Methods of a type and its subtypes. */
  private record Known(Problem problem, String type, Set<String> methods) {
    boolean names(String method) {
      return methods.contains(method) || methods.contains(ANY);
    }
  }

  private static final List<Known> KNOWN =
      List.of(
          known(Problem.BLOCKING_CALL, "java.lang.Thread", "sleep", "join"),
          known(Problem.BLOCKING_CALL, "java.util.concurrent.TimeUnit", "sleep"),
          known(Problem.BLOCKING_CALL, "java.lang.Object", "wait"),
          known(Problem.BLOCKING_CALL, "java.lang.Process", "waitFor"),
          known(Problem.BLOCKING_CALL, "java.util.concurrent.Future", "get", "join"),
          known(Problem.BLOCKING_CALL, "java.util.concurrent.CountDownLatch", "await"),
          known(Problem.BLOCKING_CALL, "java.util.concurrent.CyclicBarrier", "await"),
          known(Problem.BLOCKING_CALL, "java.util.concurrent.Semaphore", "acquire"),
          known(Problem.BLOCKING_CALL, "java.util.concurrent.locks.Condition", "await"),
          known(Problem.BLOCKING_CALL, "java.util.concurrent.BlockingQueue", "take", "put"),
          known(Problem.REMOTE_CALL, "java.net.http.HttpClient", "send", "sendAsync"),
          known(Problem.REMOTE_CALL, "java.net.Socket", "connect"),
          known(Problem.REMOTE_CALL, "java.net.URL", "openStream", "openConnection", "getContent"),
          known(Problem.REMOTE_CALL, "java.net.URLConnection", "connect", "getInputStream"),
          known(Problem.REMOTE_CALL, "java.lang.ProcessBuilder", "start"),
          known(Problem.REMOTE_CALL, "java.lang.Runtime", "exec"),
          known(Problem.REMOTE_CALL, "org.springframework.web.client.RestOperations", ANY),
          known(Problem.REMOTE_CALL, "org.springframework.mail.MailSender", "send"),
          known(Problem.REMOTE_CALL, "okhttp3.Call", "execute", "enqueue"),
          known(Problem.REMOTE_CALL, "org.apache.http.client.HttpClient", "execute"),
          known(Problem.REMOTE_CALL, "org.apache.hc.client5.http.classic.HttpClient", "execute"),
          known(Problem.REMOTE_CALL, "jakarta.ws.rs.client.SyncInvoker", ANY),
          known(Problem.REMOTE_CALL, "javax.ws.rs.client.SyncInvoker", ANY),
          known(Problem.REMOTE_CALL, "jakarta.mail.Transport", "send", "sendMessage"),
          known(Problem.REMOTE_CALL, "javax.mail.Transport", "send", "sendMessage"),
          known(Problem.OTHER_THREAD, "java.lang.Thread", "start", "startVirtualThread"),
          known(Problem.OTHER_THREAD, "java.lang.Thread.Builder", "start"),
          known(
              Problem.OTHER_THREAD,
              "java.util.concurrent.CompletableFuture",
              "runAsync",
              "supplyAsync"),
          known(Problem.OTHER_THREAD, "java.util.Collection", "parallelStream"),
          known(Problem.MANUAL_CONTROL, "java.sql.DriverManager", "getConnection"),
          known(Problem.MANUAL_CONTROL, "java.sql.Connection", "commit", "setAutoCommit"),
          known(Problem.MANUAL_CONTROL, "org.jdbi.v3.core.Handle", "begin", "commit"),
          known(
              Problem.MANUAL_CONTROL,
              "jakarta.persistence.EntityTransaction",
              "begin",
              "commit",
              "rollback"),
          known(
              Problem.MANUAL_CONTROL,
              "javax.persistence.EntityTransaction",
              "begin",
              "commit",
              "rollback"),
          known(
              Problem.MANUAL_CONTROL,
              "jakarta.transaction.UserTransaction",
              "begin",
              "commit",
              "rollback"),
          known(Problem.MANUAL_CONTROL, "org.apache.ibatis.session.SqlSession", "commit"),
          known(Problem.EARLY_DISPATCH, "java.util.concurrent.Executor", "execute"),
          known(
              Problem.EARLY_DISPATCH,
              "java.util.concurrent.ExecutorService",
              "submit",
              "invokeAll",
              "invokeAny"),
          known(
              Problem.EARLY_DISPATCH,
              "java.util.concurrent.ScheduledExecutorService",
              "schedule",
              "scheduleAtFixedRate",
              "scheduleWithFixedDelay"),
          known(Problem.EARLY_DISPATCH, "java.util.Timer", "schedule", "scheduleAtFixedRate"),
          known(Problem.EARLY_DISPATCH, "org.apache.kafka.clients.producer.Producer", "send"),
          known(Problem.EARLY_DISPATCH, "org.springframework.kafka.core.KafkaOperations", "send"),
          known(
              Problem.EARLY_DISPATCH,
              "org.springframework.amqp.core.AmqpTemplate",
              "send",
              "convertAndSend"),
          known(
              Problem.EARLY_DISPATCH,
              "org.springframework.jms.core.JmsOperations",
              "send",
              "convertAndSend"),
          known(Problem.EARLY_DISPATCH, "jakarta.jms.MessageProducer", "send"),
          known(Problem.EARLY_DISPATCH, "jakarta.jms.JMSProducer", "send"),
          known(Problem.EARLY_DISPATCH, "javax.jms.MessageProducer", "send"),
          known(Problem.EARLY_DISPATCH, "com.rabbitmq.client.Channel", "basicPublish"),
          known(Problem.EARLY_DISPATCH, "org.jobrunr.scheduling.JobScheduler", "enqueue"));

  /** These are fine with arguments (a savepoint, a time limit of nothing), and not without. */
  private static final Map<String, String> WITHOUT_ARGUMENTS =
      Map.of(
          "java.sql.Connection", "rollback",
          "org.jdbi.v3.core.Handle", "rollback",
          "org.apache.ibatis.session.SqlSession", "rollback");

  private final Compiler compiler;
  private final Warnings warnings;

  KnownCalls(Compiler compiler, Warnings warnings) {
    this.compiler = compiler;
    this.warnings = warnings;
  }

  private static Known known(Problem problem, String type, String... methods) {
    return new Known(problem, type, Set.of(methods));
  }

  void check(Call call, Scope scope) {
    for (Known known : KNOWN) {
      if (known.names(call.name()) && isOn(call, known.type())) {
        warnings.add(known.problem(), call.path(), scope.displayName(), call.displayName());
      }
    }
    WITHOUT_ARGUMENTS.forEach(
        (type, method) -> {
          boolean bare = call.name().equals(method) && call.method().getParameters().isEmpty();
          if (bare && isOn(call, type)) {
            warnings.add(
                Problem.MANUAL_CONTROL, call.path(), scope.displayName(), call.displayName());
          }
        });
  }

  /** A socket with an address connects when it is made. */
  void checkConstructor(NewClassTree tree, TreePath path, Scope scope) {
    TypeElement type = compiler.typeOf(path, tree.getIdentifier());
    if (type != null
        && !tree.getArguments().isEmpty()
        && compiler.isSubtype(type.asType(), "java.net.Socket")) {
      warnings.add(
          Problem.REMOTE_CALL,
          path,
          scope.displayName(),
          "new " + DeclaredBoundaries.displayName(type));
    }
  }

  private boolean isOn(Call call, String type) {
    return compiler.isSubtype(call.receiver().asType(), type);
  }
}

import io.tx4j.Transactional;

class Small {
  @Transactional
  void run(Runnable body) {}
}

package app;

import io.tx4j.Transactional;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;

public class Imports {
  @Transactional
  public int one(String file) throws IOException {
    return 1;
  }

  @Transactional
  public int covered(String file) throws FileNotFoundException, IOException, IllegalStateException {
    return 1;
  }

  @Transactional
  public String several(String file) throws IOException, SQLException {
    return "";
  }

  @Transactional
  public void severalAndVoid() throws IOException, InterruptedException {}

  @Transactional
  public <X extends Exception> void generic(Class<X> type) throws X {}

  @Transactional
  public <X extends Exception, Y extends Throwable> int generic(X x, Y y) throws X, Y {
    return 1;
  }
}

package io.tx4j.jdbc.layers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.PostgreSQLDialect;
import org.jdbi.v3.core.Jdbi;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The same small service in the ways that applications reach their data. None of them knows of the
 * runtime: each is given a DataSource, and told to leave transactions alone where it would not.
 */
public interface DataLayer extends AutoCloseable {

  /** Adds a note. */
  void add(int id, String body) throws SQLException;

  /** The ids of all notes, in order. */
  List<Integer> ids() throws SQLException;

  @Override
  default void close() {}

  /** Which there are. */
  enum Kind {
    PLAIN_JDBC {
      @Override
      public DataLayer over(DataSource dataSource) {
        return new PlainJdbc(dataSource);
      }
    },
    JDBI {
      @Override
      public DataLayer over(DataSource dataSource) {
        return new OfJdbi(Jdbi.create(dataSource));
      }
    },
    JOOQ {
      @Override
      public DataLayer over(DataSource dataSource) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        return new OfJooq(DSL.using(dataSource, SQLDialect.POSTGRES));
      }
    },
    HIBERNATE {
      @Override
      public DataLayer over(DataSource dataSource) {
        return OfHibernate.over(dataSource);
      }
    },
    MYBATIS {
      @Override
      public DataLayer over(DataSource dataSource) {
        return OfMyBatis.over(dataSource);
      }
    },
    JDBC_TEMPLATE {
      @Override
      public DataLayer over(DataSource dataSource) {
        return new OfJdbcTemplate(new JdbcTemplate(dataSource));
      }
    };

    /** The service over a DataSource. */
    public abstract DataLayer over(DataSource dataSource);
  }

  /** Nothing but {@code java.sql}. */
  record PlainJdbc(DataSource dataSource) implements DataLayer {

    @Override
    public void add(int id, String body) throws SQLException {
      try (Connection connection = dataSource.getConnection();
          PreparedStatement statement =
              connection.prepareStatement("INSERT INTO note (id, body) VALUES (?, ?)")) {
        statement.setInt(1, id);
        statement.setString(2, body);
        statement.executeUpdate();
      }
    }

    @Override
    public List<Integer> ids() throws SQLException {
      List<Integer> ids = new ArrayList<>();
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT id FROM note ORDER BY id")) {
        while (rows.next()) {
          ids.add(rows.getInt(1));
        }
      }
      return ids;
    }
  }

  /** Jdbi 3; its own {@code inTransaction} sees that a transaction is open and leaves it alone. */
  record OfJdbi(Jdbi jdbi) implements DataLayer {

    @Override
    public void add(int id, String body) {
      jdbi.useTransaction(
          handle -> handle.execute("INSERT INTO note (id, body) VALUES (?, ?)", id, body));
    }

    @Override
    public List<Integer> ids() {
      return jdbi.withHandle(
          handle ->
              handle.createQuery("SELECT id FROM note ORDER BY id").mapTo(Integer.class).list());
    }
  }

  /** jOOQ. */
  record OfJooq(DSLContext dsl) implements DataLayer {

    @Override
    public void add(int id, String body) {
      dsl.insertInto(DSL.table("note"), DSL.field("id"), DSL.field("body"))
          .values(id, body)
          .execute();
    }

    @Override
    public List<Integer> ids() {
      return dsl.select(DSL.field("id", Integer.class))
          .from("note")
          .orderBy(DSL.field("id"))
          .fetch(0, Integer.class);
    }
  }

  /** Hibernate ORM, whose sessions flush into the transaction that is open. */
  record OfHibernate(SessionFactory sessions) implements DataLayer {

    static DataLayer over(DataSource dataSource) {
      Configuration configuration = new Configuration().addAnnotatedClass(NoteEntity.class);
      configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
      configuration.setProperty(AvailableSettings.ALLOW_UPDATE_OUTSIDE_TRANSACTION, true);
      configuration.setProperty(AvailableSettings.DIALECT, PostgreSQLDialect.class.getName());
      configuration.setProperty(AvailableSettings.ALLOW_METADATA_ON_BOOT, false);
      return new OfHibernate(configuration.buildSessionFactory());
    }

    @Override
    public void add(int id, String body) {
      try (Session session = sessions.openSession()) {
        session.persist(new NoteEntity(id, body));
        session.flush();
      }
    }

    @Override
    public List<Integer> ids() {
      try (Session session = sessions.openSession()) {
        return session
            .createSelectionQuery("select n.id from NoteEntity n order by n.id", Integer.class)
            .list();
      }
    }

    @Override
    public void close() {
      sessions.close();
    }
  }

  /** MyBatis, whose managed transactions neither commit nor roll back. */
  record OfMyBatis(SqlSessionFactory sessions) implements DataLayer {

    static DataLayer over(DataSource dataSource) {
      org.apache.ibatis.session.Configuration configuration =
          new org.apache.ibatis.session.Configuration(
              new Environment("test", new ManagedTransactionFactory(), dataSource));
      configuration.addMapper(NoteMapper.class);
      return new OfMyBatis(new SqlSessionFactoryBuilder().build(configuration));
    }

    @Override
    public void add(int id, String body) {
      try (SqlSession session = sessions.openSession()) {
        session.getMapper(NoteMapper.class).add(id, body);
      }
    }

    @Override
    public List<Integer> ids() {
      try (SqlSession session = sessions.openSession()) {
        return session.getMapper(NoteMapper.class).ids();
      }
    }
  }

  /** Spring's JdbcTemplate. */
  record OfJdbcTemplate(JdbcTemplate template) implements DataLayer {

    @Override
    public void add(int id, String body) {
      template.update("INSERT INTO note (id, body) VALUES (?, ?)", id, body);
    }

    @Override
    public List<Integer> ids() {
      return template.queryForList("SELECT id FROM note ORDER BY id", Integer.class);
    }
  }
}

package io.tx4j.jdbc.layers;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements of MyBatis. */
interface NoteMapper {

  @Insert("INSERT INTO note (id, body) VALUES (#{id}, #{body})")
  void add(@Param("id") int id, @Param("body") String body);

  @Select("SELECT id FROM note ORDER BY id")
  List<Integer> ids();
}

package hallpass.database.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumberedSqlTest {

    @Test
    void a_parameter_may_stand_in_several_places_and_in_any_order() {
        NumberedSql sql =
                NumberedSql.of("select a from b where c = ?2 and (d, e) > (?1, ?12) fetch first ?2 rows only");

        assertEquals("select a from b where c = ? and (d, e) > (?, ?) fetch first ? rows only", sql.sql());
        assertEquals(List.of(1, 0, 11, 1), sql.places());
    }

    @Test
    void a_statement_without_parameters_stays_as_it_is() {
        assertEquals(new NumberedSql("select 1", List.of()), NumberedSql.of("select 1"));
    }
}

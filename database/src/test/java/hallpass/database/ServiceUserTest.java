package hallpass.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ServiceUserTest {

    private final List<String> tried = new ArrayList<>();
    private String inFile = "wrong";

    @Test
    void a_password_is_read_anew_until_a_connection_has_succeeded() throws SQLException {
        ServiceUser user = new ServiceUser(database(), () -> new ServiceUser.Login("hallpass", inFile));
        assertThrows(SQLException.class, user::getConnection);

        inFile = "right";
        user.getConnection();
        inFile = "rotated";
        user.getConnection();

        assertEquals(List.of("wrong", "right", "right"), tried);
    }

    private DataSource database() {
        ClassLoader loader = ServiceUserTest.class.getClassLoader();
        Object connection = Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, (c, m, a) -> null);
        return (DataSource)
                Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    tried.add((String) arguments[1]);
                    if (!arguments[1].equals("right")) {
                        throw new SQLException("refused");
                    }
                    return connection;
                });
    }
}

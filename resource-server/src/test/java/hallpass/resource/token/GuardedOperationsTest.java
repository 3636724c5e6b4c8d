package hallpass.resource.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedOperationsTest {

    private final GuardedOperations operations = new GuardedOperations();

    @Path("/users/")
    static class Users {

        @POST
        @PermitAll
        public void register() {}

        @GET
        @RolesAllowed("admin")
        public void list() {}

        @POST
        @Path("{id: [0-9]{3}}/sessions")
        @RolesAllowed("user")
        public void begin() {}

        @POST
        @Path("{any}/{word}")
        @RolesAllowed("user")
        public void any() {}

        @POST
        @Path("me/open")
        @PermitAll
        public void open() {}

        public void noOperation() {}
    }

    @BeforeEach
    void configure() {
        for (Method method : Users.class.getDeclaredMethods()) {
            operations.configure(
                    new ResourceInfo() {
                        @Override
                        public Method getResourceMethod() {
                            return method;
                        }

                        @Override
                        public Class<?> getResourceClass() {
                            return Users.class;
                        }
                    },
                    null);
        }
    }

    @Test
    void what_wants_a_role_is_guarded() {
        assertTrue(operations.guard("GET", "/auth/users"));
        assertTrue(operations.guard("GET", "/auth/users/"));
        assertTrue(operations.guard("POST", "/auth/users/123/sessions"));
    }

    @Test
    void what_is_open_is_not() {
        assertFalse(operations.guard("POST", "/auth/users"));
        assertFalse(operations.guard("POST", "/auth/users/me/open"), "though it could be another one");
    }

    @Test
    void what_is_not_there_is_not() {
        assertFalse(operations.guard("DELETE", "/auth/users"));
        assertFalse(operations.guard("GET", "/auth/nothing"));
    }
}

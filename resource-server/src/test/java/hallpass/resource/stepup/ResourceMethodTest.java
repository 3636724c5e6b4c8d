package hallpass.resource.stepup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceMethodTest {

    @Path("/notes/")
    @StepUp(maxAge = "PT1H")
    interface Notes<T> {

        @GET
        String all();

        @DELETE
        @Path("{id}")
        @StepUp(acr = "mfa")
        void remove(String id);

        @PUT
        @StepUp(acr = "mfa")
        void put(T[] notes, List<T> more);

        @GET
        @Path("export")
        @StepUp(acr = "phr")
        default String export() {
            return "";
        }
    }

    abstract static class Base<T> implements Notes<T> {

        @Override
        @StepUp(acr = "phr")
        public void remove(String id) {}

        @GET
        @Path("old")
        @StepUp(acr = "phr")
        public String old() {
            return "";
        }
    }

    static class Plain extends Base<Integer> {

        @Override
        public String all() {
            return "";
        }

        public String all(String another) {
            return another;
        }

        @Override
        public void remove(String id) {}

        @Override
        public void put(Integer[] notes, List<Integer> more) {}

        public void remove(Integer id) {}
    }

    @StepUp(acr = "mfa")
    static class Own extends Plain {

        @Override
        @StepUp(acr = "pwd")
        public void remove(String id) {}
    }

    @ParameterizedTest
    @CsvSource({
        "Plain, all,    'pwd PT1H', GET /notes,        of the interface as a whole",
        "Plain, remove, phr,        DELETE /notes/{id}, the base class comes before the interface",
        "Plain, put,    mfa,        PUT /notes,        with types that the interface leaves open",
        "Plain, export, phr,        GET /notes/export, a default method",
        "Plain, old,    phr,        GET /notes/old,    inherited",
        "Own,   all,    mfa,        GET /notes,        the class comes before its interface",
        "Own,   remove, pwd,        DELETE /notes/{id}, its own comes first",
        "Own,   put,    mfa,        PUT /notes,        ''"
    })
    void what_a_method_asks_for(String type, String name, String asks, String operation, String why) {
        Class<?> resource = type.equals("Own") ? Own.class : Plain.class;
        ResourceMethod method = new ResourceMethod(resource, method(resource, name));

        assertEquals(Optional.of(asks), method.stepUp().map(ResourceMethodTest::text), why);
        assertEquals(operation, method.verbs().get(0) + " " + method.path());
    }

    @Test
    void another_method_of_the_same_name_asks_for_nothing_of_its() throws Exception {
        Method method = Plain.class.getDeclaredMethod("remove", Integer.class);

        ResourceMethod overload = new ResourceMethod(Plain.class, method);

        assertEquals(Optional.empty(), overload.ofMethod());
        assertEquals(List.of(), overload.verbs());
    }

    private static Method method(Class<?> resource, String name) {
        return Stream.of(resource.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .filter(method -> !new ResourceMethod(resource, method).verbs().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static String text(StepUp stepUp) {
        return (stepUp.acr() + " " + stepUp.maxAge()).strip();
    }
}

package hallpass.test;

import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An issuer for the tests of a service, as an extension of JUnit 5. All test classes of a run share one issuer, since
 * the server that they test is told about one only.
 *
 * <pre>
 * &#64;ExtendWith(Hallpass.class)
 * class OrdersTest {
 *
 *     &#64;Test
 *     void admins_see_all_orders(Hallpass hallpass) {
 *         String token = hallpass.token().user("ada").roles("admin").audience("orders").signed();
 *         …
 * </pre>
 *
 * <p>Before a server starts, {@link #settings} has to reach its environment.
 */
public final class Hallpass implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(Hallpass.class);

    /** Made by JUnit; a test takes it as a parameter. */
    public Hallpass() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        issuer(); // its key is ready sooner
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Hallpass.class || type == TestIssuer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == TestIssuer.class) {
            return issuer();
        }
        return context.getRoot().getStore(OWN).getOrComputeIfAbsent(Hallpass.class);
    }

    /** @return the issuer of this run */
    public TestIssuer issuer() {
        return TestIssuer.shared();
    }

    /** @return a good access token that can be changed */
    public TokenDraft token() {
        return issuer().token();
    }

    /** @return what the environment of a server has to hold, so that it takes the tokens of this issuer */
    public Map<String, String> settings() {
        return issuer().settings();
    }
}

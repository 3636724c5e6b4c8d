package hallpass.test;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * The issuer as a program, for tests in any language:
 *
 * <pre>
 * java -jar hallpass-test-&lt;version&gt;-standalone.jar [port] [audience …]
 * curl 'http://localhost:8089/auth/test/token?user=ada&amp;roles=admin&amp;audience=orders'
 * </pre>
 *
 * {@code fault} makes the token a bad one: {@code expired}, {@code audience}, {@code forged}, {@code withdrawn}, {@code
 * ended}, {@code kind}, {@code stale}. {@code POST /auth/test/end-session?session=…} ends a session.
 */
public final class TestIssuerProgram {

    private static final int PORT = 8089;

    private TestIssuerProgram() {}

    /** @param arguments the port, and the services that the tokens are for */
    public static void main(String... arguments) throws InterruptedException {
        int port = PORT;
        try {
            port = arguments.length == 0 ? PORT : Integer.parseInt(arguments[0]);
        } catch (NumberFormatException e) {
            System.err.println("The first argument is the port, a number.");
            System.exit(2);
        }
        TestIssuer issuer = TestIssuer.start(port);
        if (arguments.length > 1) {
            issuer.audiences(Arrays.copyOfRange(arguments, 1, arguments.length));
        }
        System.out.println("Issuer for tests: " + issuer.name());
        issuer.settings().forEach((name, value) -> System.out.println(name + "=" + value));
        System.out.println("A token: " + issuer.name() + "/test/token?user=ada&roles=user&audience=…");
        new CountDownLatch(1).await(); // until somebody ends the process
    }
}

package hallpass.system.servers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs all tests of a class twice: on one server with H2, then on separate servers with PostgreSQL. The constructor
 * gets the {@link Hallpass} under test. {@code -Dhallpass.engine=h2} or {@code postgresql} restricts it to one of them.
 *
 * <p>Not for a class with one instance for all tests ({@code PER_CLASS}): JUnit makes that instance before it knows the
 * engine.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
@ClassTemplate
@ExtendWith(Engines.class)
public @interface OnBothEngines {}

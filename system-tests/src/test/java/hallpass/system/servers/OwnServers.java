package hallpass.system.servers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests of servers that no other class uses. They mostly wait, for a start or for time to pass, so they run beside the
 * tests of the shared servers: one such class at a time, its methods one after the other.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the second lane")
public @interface OwnServers {}

package hallpass.system.servers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Tests of servers that none of the classes without this annotation uses. They mostly wait, for a start or for time to
 * pass, so they run beside those others: the methods of a class one after the other, and so the classes that share
 * a system.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = OwnServers.Locks.class)
public @interface OwnServers {

    /** The system that a class shares with others, or itself. */
    final class Locks implements ResourceLocksProvider {

        @Override
        public Set<Lock> provideForClass(Class<?> test) {
            Set<Lock> shared = AnnotationSupport.findRepeatableAnnotations(test, ExtendWith.class).stream()
                    .flatMap(extension -> Stream.of(extension.value()))
                    .map(system -> new Lock(system.getName()))
                    .collect(Collectors.toSet());
            return shared.isEmpty() ? Set.of(new Lock(test.getName())) : shared;
        }
    }
}

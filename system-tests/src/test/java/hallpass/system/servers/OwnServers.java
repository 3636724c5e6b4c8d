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
 * The tests of a class that has servers of its own. They mostly wait for a start or for time to pass, so they run
 * beside the classes without this annotation. Two classes with it that share a system run one after the other, and so
 * do the methods of a class. A class without it may use the same system at the same time, so neither changes what
 * counts for all.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = OwnServers.Locks.class)
public @interface OwnServers {

    /** One lock for each system that a class shares with others, or one for the class. */
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
